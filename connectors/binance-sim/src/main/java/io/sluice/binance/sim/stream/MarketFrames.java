package io.sluice.binance.sim.stream;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sluice.binance.sim.exchange.Market;
import io.sluice.binance.sim.exchange.Quote;
import io.sluice.binance.sim.rest.Json;
import io.sluice.binance.sim.venue.Interval;
import io.sluice.binance.sim.venue.Kline;

/** The frames that everyone may hear. */
final class MarketFrames {
    private MarketFrames() {}

    static ObjectNode bookTicker(long now, Market market) {
        Quote quote = market.quote();
        int price = market.instrument().price().precision();
        return Json.object()
                .put("e", "bookTicker")
                .put("u", market.updates())
                .put("E", now)
                .put("T", now)
                .put("s", quote.symbol())
                .put("b", Json.places(quote.bid(), price))
                .put("B", quote.bidQuantity().toPlainString())
                .put("a", Json.places(quote.ask(), price))
                .put("A", quote.askQuantity().toPlainString());
    }

    static ObjectNode markPrice(long now, Market market, long nextFunding) {
        Quote quote = market.quote();
        return Json.object()
                .put("e", "markPriceUpdate")
                .put("E", now)
                .put("s", quote.symbol())
                .put("p", Json.money(quote.mark()))
                .put("i", Json.money(quote.index()))
                .put("P", Json.money(quote.index()))
                .put("r", Json.money(market.fundingRate()))
                .put("T", nextFunding);
    }

    static ObjectNode kline(long now, Market market, Interval interval, Kline kline, boolean closed) {
        int price = market.instrument().price().precision();
        String symbol = market.instrument().symbol();
        ObjectNode body = Json.object()
                .put("t", kline.openTime())
                .put("T", interval.closeTime(kline.openTime()))
                .put("s", symbol)
                .put("i", interval.name())
                .put("f", kline.trades() == 0 ? -1 : 1)
                .put("L", kline.trades() == 0 ? -1 : kline.trades())
                .put("o", Json.places(kline.open(), price))
                .put("c", Json.places(kline.close(), price))
                .put("h", Json.places(kline.high(), price))
                .put("l", Json.places(kline.low(), price))
                .put("v", kline.volume().toPlainString())
                .put("n", kline.trades())
                .put("x", closed)
                .put("q", kline.quoteVolume().toPlainString())
                .put("V", "0")
                .put("Q", "0")
                .put("B", "0");
        return Json.object().put("e", "kline").put("E", now).put("s", symbol).set("k", body);
    }
}
