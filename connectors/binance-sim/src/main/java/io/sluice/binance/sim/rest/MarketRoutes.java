package io.sluice.binance.sim.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sluice.binance.sim.exchange.Instrument;
import io.sluice.binance.sim.exchange.Level;
import io.sluice.binance.sim.exchange.Market;
import io.sluice.binance.sim.exchange.Quote;
import io.sluice.binance.sim.exchange.Side;
import io.sluice.binance.sim.venue.Interval;
import io.sluice.binance.sim.venue.Kline;
import java.util.List;
import java.util.function.Function;

/** What everyone may know: time, contracts, prices, candles. */
final class MarketRoutes {
    private static final int USUAL_KLINES = 500;
    private static final int MOST_KLINES = 1500;

    private MarketRoutes() {}

    static List<Endpoint> all(LimitSettings limits) {
        return List.of(
                Endpoint.open("/fapi/v1/ping", 1, call -> Json.object()),
                Endpoint.open("/fapi/v1/time", 1, call -> Json.object().put("serverTime", call.now())),
                Endpoint.open("/fapi/v1/exchangeInfo", 1, call -> information(call, limits)),
                Endpoint.open("/fapi/v1/klines", MarketRoutes::klinesWeight, MarketRoutes::klines),
                Endpoint.open("/fapi/v1/depth", 20, MarketRoutes::depth),
                Endpoint.open(
                        "/fapi/v1/ticker/bookTicker",
                        Endpoint.bySymbol(2, 5),
                        call -> each(call, market -> bookTicker(call, market))),
                Endpoint.open(
                        "/fapi/v1/ticker/price",
                        Endpoint.bySymbol(1, 2),
                        call -> each(call, market -> price(call, market))),
                Endpoint.open(
                        "/fapi/v2/ticker/price",
                        Endpoint.bySymbol(1, 2),
                        call -> each(call, market -> price(call, market))),
                Endpoint.open(
                        "/fapi/v1/premiumIndex",
                        Endpoint.bySymbol(1, 10),
                        call -> each(call, market -> premium(call, market))),
                Endpoint.open("/fapi/v1/fundingRate", 1, MarketRoutes::funding),
                Endpoint.open("/fapi/v1/fundingInfo", 1, call -> Json.array()));
    }

    private static JsonNode information(Call call, LimitSettings limits) {
        ObjectNode json = Json.object().put("timezone", "UTC").put("serverTime", call.now());
        json.put("futuresType", "U_MARGINED");
        json.set(
                "rateLimits",
                Json.array()
                        .add(limit("REQUEST_WEIGHT", "MINUTE", 1, limits.weightPerMinute()))
                        .add(limit("ORDERS", "MINUTE", 1, limits.ordersPerMinute()))
                        .add(limit("ORDERS", "SECOND", 10, limits.ordersPerTenSeconds())));
        json.set("exchangeFilters", Json.array());
        json.set(
                "assets",
                Json.array()
                        .add(Json.object()
                                .put("asset", Instrument.QUOTE_ASSET)
                                .put("marginAvailable", true)
                                .put("autoAssetExchange", "-10000")));
        json.set(
                "symbols",
                Json.array(
                        call.exchange().markets(), (Market market) -> InstrumentJson.instrument(market.instrument())));
        return json;
    }

    private static ObjectNode limit(String type, String interval, int count, int limit) {
        return Json.object()
                .put("rateLimitType", type)
                .put("interval", interval)
                .put("intervalNum", count)
                .put("limit", limit);
    }

    private static int klinesWeight(Parameters parameters) {
        long limit = parameters.findNumber("limit").orElse((long) USUAL_KLINES);
        if (limit < 100) {
            return 1;
        }
        if (limit < 500) {
            return 2;
        }
        return limit <= 1000 ? 5 : 10;
    }

    private static JsonNode klines(Call call) {
        String symbol = call.symbol();
        Interval interval = Interval.of(call.parameters().text("interval"));
        long limit = call.parameters().findNumber("limit").orElse((long) USUAL_KLINES);
        List<Kline> found = call.venue()
                .candles(symbol)
                .between(
                        interval,
                        call.parameters().findNumber("startTime").orElse(null),
                        call.parameters().findNumber("endTime").orElse(null),
                        Math.clamp(limit, 1, MOST_KLINES));
        int places = call.exchange().market(symbol).instrument().price().precision();
        return Json.array(found, (Kline kline) -> kline(interval, places, kline));
    }

    private static ArrayNode kline(Interval interval, int places, Kline kline) {
        return Json.array()
                .add(kline.openTime())
                .add(Json.places(kline.open(), places))
                .add(Json.places(kline.high(), places))
                .add(Json.places(kline.low(), places))
                .add(Json.places(kline.close(), places))
                .add(kline.volume().toPlainString())
                .add(interval.closeTime(kline.openTime()))
                .add(kline.quoteVolume().toPlainString())
                .add(kline.trades())
                .add("0")
                .add("0")
                .add("0");
    }

    private static JsonNode depth(Call call) {
        Market market = call.exchange().market(call.symbol());
        ObjectNode json = Json.object()
                .put("lastUpdateId", market.updates())
                .put("E", call.now())
                .put("T", call.now());
        json.set("bids", levels(market, Side.BUY));
        json.set("asks", levels(market, Side.SELL));
        return json;
    }

    private static ArrayNode levels(Market market, Side side) {
        return Json.array(
                market.levels(side),
                (Level level) -> Json.array()
                        .add(Json.places(
                                level.price(), market.instrument().price().precision()))
                        .add(Json.places(
                                level.quantity(), market.instrument().lot().precision())));
    }

    private static JsonNode each(Call call, Function<Market, JsonNode> one) {
        return call.parameters().find("symbol").isPresent()
                ? one.apply(call.exchange().market(call.symbol()))
                : Json.array(call.exchange().markets(), one);
    }

    private static ObjectNode bookTicker(Call call, Market market) {
        Quote quote = market.quote();
        int places = market.instrument().price().precision();
        return Json.object()
                .put("symbol", quote.symbol())
                .put("bidPrice", Json.places(quote.bid(), places))
                .put("bidQty", quote.bidQuantity().toPlainString())
                .put("askPrice", Json.places(quote.ask(), places))
                .put("askQty", quote.askQuantity().toPlainString())
                .put("time", call.now())
                .put("lastUpdateId", market.updates());
    }

    private static ObjectNode price(Call call, Market market) {
        int places = market.instrument().price().precision();
        return Json.object()
                .put("symbol", market.instrument().symbol())
                .put("price", Json.places(market.quote().last(), places))
                .put("time", call.now());
    }

    private static ObjectNode premium(Call call, Market market) {
        Quote quote = market.quote();
        return Json.object()
                .put("symbol", quote.symbol())
                .put("markPrice", Json.money(quote.mark()))
                .put("indexPrice", Json.money(quote.index()))
                .put("estimatedSettlePrice", Json.money(quote.index()))
                .put("lastFundingRate", Json.money(market.fundingRate()))
                .put("interestRate", "0.00010000")
                .put("nextFundingTime", call.exchange().nextFunding(call.now()))
                .put("time", call.now());
    }

    /** The one rate that is in force, as if it had been so at the last funding times. */
    private static JsonNode funding(Call call) {
        Market market = call.exchange().market(call.symbol());
        long limit = Math.clamp(call.parameters().findNumber("limit").orElse(100L), 1, 1000);
        long period = call.exchange().nextFunding(0);
        ArrayNode rates = Json.array();
        for (long back = limit; back >= 1; back--) {
            long at = call.exchange().nextFunding(call.now()) - back * period;
            if (OrderRoutes.within(call, at)) {
                rates.add(Json.object()
                        .put("symbol", market.instrument().symbol())
                        .put("fundingRate", Json.money(market.fundingRate()))
                        .put("fundingTime", at)
                        .put("markPrice", Json.money(market.quote().mark())));
            }
        }
        return rates;
    }
}
