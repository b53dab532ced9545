package io.sluice.binance.sim.prices;

import io.sluice.binance.sim.exchange.Instrument;
import io.sluice.binance.sim.exchange.Quote;
import io.sluice.binance.sim.venue.Interval;
import io.sluice.binance.sim.venue.Kline;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Prices that wander without end, the same for the same seed: each step a normal change of 0.01 %. */
public final class RandomWalk implements PriceFeed {
    private static final double STEP = 0.0001;
    private static final int QUANTITY_TENTHS = 100;

    private final List<Instrument> instruments;
    private final long everyMillis;
    private final Random random;
    private final Map<String, BigDecimal> prices = new LinkedHashMap<>();
    private final Deque<Step> ready = new ArrayDeque<>();
    private long now;

    /** Begins at these quotes and gives one of each contract every so often. */
    public RandomWalk(List<Instrument> instruments, List<Quote> first, long everyMillis, long seed) {
        this.instruments = List.copyOf(instruments);
        this.everyMillis = everyMillis;
        this.random = new Random(seed);
        first.forEach(quote -> prices.put(quote.symbol(), quote.bid()));
    }

    @Override
    public Optional<Step> next() {
        if (ready.isEmpty()) {
            now += everyMillis;
            for (Instrument instrument : instruments) {
                BigDecimal quantity = BigDecimal.valueOf(1L + random.nextInt(QUANTITY_TENTHS), 1);
                ready.add(new Step(now, Quote.at(instrument, move(instrument), quantity)));
            }
        }
        return Optional.of(ready.remove());
    }

    /** One-minute candles that end where this begins, for questions about the time before the venue's start. */
    public List<Kline> history(Instrument instrument, long until, int minutes) {
        Random backwards = new Random(instrument.symbol().hashCode());
        List<Kline> candles = new ArrayList<>();
        BigDecimal close = prices.get(instrument.symbol());
        long open = Interval.ONE_MINUTE.floor(until);
        for (int minute = 0; minute < minutes; minute++) {
            open -= Interval.ONE_MINUTE.millis();
            BigDecimal opening = moved(instrument, close, backwards);
            BigDecimal wick = instrument.price().step().multiply(BigDecimal.valueOf(backwards.nextInt(20)));
            BigDecimal volume = BigDecimal.valueOf(1L + backwards.nextInt(1000), 3);
            candles.addFirst(new Kline(
                    open,
                    opening,
                    opening.max(close).add(wick),
                    opening.min(close).subtract(wick),
                    close,
                    volume,
                    volume.multiply(close),
                    10));
            close = opening;
        }
        return candles;
    }

    private BigDecimal move(Instrument instrument) {
        return prices.compute(instrument.symbol(), (symbol, price) -> moved(instrument, price, random));
    }

    private static BigDecimal moved(Instrument instrument, BigDecimal price, Random by) {
        BigDecimal ticks = price.multiply(BigDecimal.valueOf(1 + by.nextGaussian() * STEP))
                .divide(instrument.price().step(), 0, RoundingMode.HALF_UP);
        return ticks.multiply(instrument.price().step()).max(instrument.price().min());
    }

    @Override
    public void close() {}
}
