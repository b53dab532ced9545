package io.sluice.replay.walk;

import io.sluice.market.Micros;
import io.sluice.replay.AccountListener;
import io.sluice.replay.CandleReader;
import io.sluice.replay.MarketListener;
import io.sluice.schemas.Candle;
import io.sluice.schemas.Fill;
import io.sluice.schemas.RiskDecision;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Candles from lists, and what tests decided and filled, with its time. */
final class Listed implements WalkRun.World {
    private final Map<String, List<Candle>> candles;
    private final List<Line> lines = new ArrayList<>();

    /** What happened, and when, microseconds. */
    record Line(long time, String text) {}

    Listed(Map<String, List<Candle>> candles) {
        this.candles = candles;
    }

    /** What happened up to a time. */
    List<Line> until(long time) {
        return lines.stream().filter(line -> line.time() <= time).toList();
    }

    Span range() {
        List<Candle> all = candles.values().iterator().next();
        return new Span(
                Micros.of(all.getFirst().getOpenTime()), Micros.of(all.getLast().getCloseTime()));
    }

    @Override
    public CandleReader candles(String instrument) {
        Iterator<Candle> left = candles.getOrDefault(instrument, List.of()).iterator();
        return new CandleReader() {
            @Override
            public @Nullable Candle read() {
                return left.hasNext() ? left.next() : null;
            }

            @Override
            public void close() {
                // A list needs no closing.
            }
        };
    }

    @Override
    public MarketListener listener(String instrument) {
        return MarketListener.NONE;
    }

    @Override
    public AccountListener account(String account) {
        return new AccountListener() {
            @Override
            public void decision(RiskDecision decision) {
                lines.add(new Line(Micros.of(decision.getTime()), decision.toString()));
            }

            @Override
            public void fill(Fill fill) {
                lines.add(new Line(Micros.of(fill.getTime()), fill.toString()));
            }
        };
    }
}
