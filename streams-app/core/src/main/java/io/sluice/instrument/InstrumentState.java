package io.sluice.instrument;

import io.sluice.admit.Admission;
import io.sluice.detect.DetectorSettings;
import io.sluice.indicator.CandleWindow;
import io.sluice.market.Timeframes;
import io.sluice.schemas.Signal;
import io.sluice.schemas.Timeframe;
import io.sluice.state.FoldState;
import io.sluice.state.StateSlots;
import io.sluice.state.UnreadableState;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the instrument fold remembers of one instrument. Made by {@link InstrumentFold#newState}; belongs to one driver
 * thread at a time.
 *
 * <p>Slots, each with a version byte: {@code head} holds what changes with every base candle (which ones were seen, the
 * running numbers of their chart, the lowest rolled candle being filled), so that a base candle costs this slot and its place
 * in the ring. Beside it there is one for each remembered candle ({@code M1.7}), the running numbers of each higher chart
 * ({@code M5}), the higher candles being filled ({@code M15/current}), the one that waits ({@code M5/held}) and
 * {@code admitted}.
 */
public final class InstrumentState implements FoldState {
    private static final String HEAD = "head";
    private static final String ADMITTED = "admitted";

    private final String instrument;
    private final Chart[] charts;
    private final Rung[] rungs;
    private final Ladder ladder;
    private final TradingDays days;
    private final Admission admission;
    private final List<Signal> pending = new ArrayList<>();
    private final int layout;
    private final int headBytes;
    private long seen;
    private boolean headChanged;
    private Map<String, byte[]> remembered = new HashMap<>();
    private Set<String> outdated = Set.of();

    InstrumentState(InstrumentSettings settings) {
        instrument = settings.instrument().id();
        days = new TradingDays(settings.instrument().session());
        admission = new Admission(settings.admission());
        List<Timeframe> rolled = settings.rollUp().timeframes();
        List<Chart> charted = new ArrayList<>();
        charted.add(chart(settings.base(), settings));
        rungs = new Rung[rolled.size()];
        for (int level = 0; level < rungs.length; level++) {
            Timeframe timeframe = rolled.get(level);
            boolean watched = settings.detectors().stream().anyMatch(detector -> detector.timeframe() == timeframe);
            Chart chart = watched ? chart(timeframe, settings) : null;
            if (chart != null) {
                charted.add(chart);
            }
            rungs[level] = new Rung(timeframe, chart, level == 0);
        }
        charts = charted.toArray(Chart[]::new);
        ladder = new Ladder(
                instrument,
                "rollup-" + Timeframes.name(settings.base()),
                settings.rollUp().grace().toNanos() / 1_000,
                rungs,
                days);
        layout = (rolled + Arrays.stream(charts).map(Chart::description).collect(Collectors.joining(";"))).hashCode();
        headBytes = Integer.BYTES + Long.BYTES + charts[0].bytes() + (rungs.length == 0 ? 0 : Bucket.BYTES);
    }

    /** When the newest base candle opened, microseconds; the least long before the first. */
    long latestOpen() {
        return baseCandles().count() == 0 ? Long.MIN_VALUE : baseCandles().openTime(0);
    }

    /** Notes that the next base candle is the given number of candle lengths after the newest. */
    void advance(long steps) {
        seen = steps > InstrumentSettings.LATEST_SEEN ? 1 : seen << steps | 1;
        headChanged = true;
    }

    /** Whether the base candle that many lengths before the newest was folded or merged. */
    boolean hasSeen(long steps) {
        return (seen >>> steps & 1) != 0;
    }

    /** Notes a late base candle. */
    void see(long steps) {
        seen |= 1L << steps;
        headChanged = true;
    }

    Chart baseChart() {
        return charts[0];
    }

    CandleWindow baseCandles() {
        return charts[0].candles();
    }

    Ladder ladder() {
        return ladder;
    }

    TradingDays days() {
        return days;
    }

    Admission admission() {
        return admission;
    }

    /** Signals of the candle being folded that have not been judged yet. */
    List<Signal> pending() {
        return pending;
    }

    /**
     * Indicators and detectors of other settings cannot go on where those left off. They are shown the candles that are
     * remembered, as far as these reach; higher charts begin without any.
     */
    @Override
    public Optional<String> restored() {
        if (remembered.isEmpty()) {
            return Optional.empty();
        }
        Map<String, byte[]> slots = remembered;
        remembered = Map.of();
        if (isOfThisLayout(slots)) {
            slots.forEach(this::take);
            for (Chart chart : charts) {
                chart.rebuild();
            }
            return Optional.empty();
        }
        outdated = Set.copyOf(slots.keySet());
        List<PastCandle> past = PastCandle.of(baseChart().timeframe(), slots);
        past.forEach(this::showAgain);
        String base = Timeframes.name(baseChart().timeframe());
        return Optional.of(instrument
                + " was remembered with other timeframes, detectors or periods: its detectors begin" + " anew, on "
                + base + " with the last " + past.size() + " candles, on longer timeframes without any");
    }

    /** Whoever forgets {@link #restored} would otherwise go on with a memory of nothing, and nobody would notice. */
    void requireRestored() {
        if (!remembered.isEmpty()) {
            throw new IllegalStateException("a restore has begun and not ended: restored() was not called");
        }
    }

    private void showAgain(PastCandle candle) {
        CandleWindow candles = baseCandles();
        long length = Timeframes.lengthMicros(baseChart().timeframe());
        boolean first = candles.count() == 0;
        boolean afterGap = !first && days.isGap(candles.openTime(0), candles.closeTime(), candle.opens());
        advance(first ? Long.MAX_VALUE : Math.max(1, (candle.opens() - latestOpen()) / length));
        baseChart().append(candle, candle.opens() + length, afterGap);
    }

    @Override
    public void writeChanges(StateSlots slots) {
        outdated.forEach(slots::remove);
        outdated = Set.of();
        if (headChanged) {
            slots.put(HEAD, Layout.slot(headBytes, this::saveHead));
            headChanged = false;
        }
        for (Chart chart : charts) {
            chart.writeCandles(slots);
        }
        for (int higher = 1; higher < charts.length; higher++) {
            charts[higher].writeNumbers(slots);
        }
        for (Rung rung : rungs) {
            rung.writeChanges(slots);
        }
        if (admission.changed()) {
            byte[] admitted = admission.save();
            slots.put(ADMITTED, Layout.slot(admitted.length, out -> out.put(admitted)));
        }
    }

    @Override
    public void restore(String slot, byte[] bytes) {
        remembered.put(slot, bytes);
    }

    private void take(String slot, byte[] bytes) {
        switch (slot) {
            case HEAD -> loadHead(Layout.body(slot, bytes, headBytes));
            case ADMITTED -> admission.load(Layout.body(slot, bytes));
            default -> restorePart(slot, bytes);
        }
    }

    private void saveHead(ByteBuffer out) {
        out.putInt(layout).putLong(seen);
        charts[0].saveNumbers(out);
        if (rungs.length > 0) {
            rungs[0].current().save(out);
        }
    }

    private boolean isOfThisLayout(Map<String, byte[]> slots) {
        byte[] head = slots.get(HEAD);
        if (head == null) {
            throw new UnreadableState("slot " + HEAD + " is missing beside " + slots.keySet());
        }
        ByteBuffer body = Layout.body(HEAD, head);
        return body.remaining() >= Integer.BYTES && body.getInt() == layout;
    }

    private void loadHead(ByteBuffer in) {
        in.getInt();
        seen = in.getLong();
        charts[0].loadNumbers(in);
        if (rungs.length > 0) {
            rungs[0].current().load(in);
        }
    }

    private void restorePart(String slot, byte[] bytes) {
        for (Chart chart : charts) {
            if (chart.restore(slot, bytes)) {
                return;
            }
        }
        for (Rung rung : rungs) {
            if (rung.restore(slot, bytes)) {
                return;
            }
        }
        throw new UnreadableState("unknown slot " + slot);
    }

    private static Chart chart(Timeframe timeframe, InstrumentSettings settings) {
        List<DetectorSettings> enabled = settings.detectors().stream()
                .filter(detector -> detector.timeframe() == timeframe)
                .map(EnabledDetector::settings)
                .toList();
        return new Chart(settings.instrument().id(), timeframe, enabled, settings.atrPeriod());
    }
}
