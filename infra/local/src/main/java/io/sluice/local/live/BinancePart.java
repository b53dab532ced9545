package io.sluice.local.live;

import io.sluice.binance.Access;
import io.sluice.binance.Symbols;
import io.sluice.binance.market.MarketFeed;
import io.sluice.binance.market.MarketSettings;
import io.sluice.binance.market.MarketSink;
import io.sluice.binance.publish.MarketPublisher;
import io.sluice.binance.venue.PublicLine;
import io.sluice.local.config.BinanceSettings;
import io.sluice.market.InstrumentDefinition;
import io.sluice.schemas.Candle;
import io.sluice.schemas.Quote;
import io.sluice.schemas.Timeframe;
import io.sluice.schemas.catalogue.Topics;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** Binance at work: market data onto topics, and orders to the exchange where an account has its keys. */
final class BinancePart implements VenuePart {
    private final PublicLine line;
    private final LatestMarks marks = new LatestMarks(System::nanoTime);
    private final Place place;
    private final List<String> symbols;
    private final RunnerAndFeed work = new RunnerAndFeed();

    private BinancePart(PublicLine line, Place place, List<String> symbols) {
        this.line = line;
        this.place = place;
        this.symbols = symbols;
    }

    /**
     * Starts in the background; the exchange need not be there yet.
     *
     * @param access of the accounts there; empty for market data alone
     * @param instance name of this process that stays the same over restarts
     */
    static BinancePart start(
            BinanceAccounts accounts,
            BinanceSettings settings,
            Map<String, Access> access,
            String instance,
            Place place) {
        List<String> symbols = accounts.watched().stream()
                .map(InstrumentDefinition::id)
                .map(id -> Symbols.symbol(id).orElseThrow())
                .toList();
        BinancePart part = new BinancePart(accounts.line(), place, symbols);
        if (!access.isEmpty()) {
            part.work.orders(Runners.start(
                    accounts.venue(access, part.line, part.marks),
                    Topics.ORDERS_BINANCE,
                    access.keySet(),
                    settings.compareEvery(),
                    instance,
                    place));
        }
        part.work.marketData(
                SteadyFeed.start("binance", place, settings.warmUpCandles(), part.work::isAgreed, part::deliver));
        return part;
    }

    private SteadyFeed.Delivery deliver(MarketPublisher publisher, SteadyFeed.Resume resume) {
        MarketFeed started = new MarketFeed(
                line.addresses(),
                line.candles(),
                line.clockSync(),
                MarketSettings.of(symbols, List.of(place.base())),
                (instrument, timeframe) -> resume.from(instrument),
                new Heard(publisher),
                new SplittableRandom());
        started.start();
        return started::close;
    }

    /** Passes on what it hears, and remembers mark prices. */
    private final class Heard implements MarketSink {
        private final MarketPublisher publisher;

        Heard(MarketPublisher publisher) {
            this.publisher = publisher;
        }

        @Override
        public void candle(Candle candle) {
            place.heard().accept(candle);
            publisher.candle(candle);
        }

        @Override
        public void quote(Quote quote) {
            marks.heard(quote);
            publisher.quote(quote);
        }

        @Override
        public void missing(String instrument, Timeframe timeframe, Instant from, Instant to) {
            publisher.missing(instrument, timeframe, from, to);
        }
    }

    @Override
    public Optional<String> change() {
        return work.change();
    }

    @Override
    public void close() {
        work.close();
        line.close();
    }
}
