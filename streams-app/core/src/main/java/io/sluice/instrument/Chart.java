package io.sluice.instrument;

import io.sluice.detect.Detection;
import io.sluice.detect.DetectorSettings;
import io.sluice.indicator.CandleWindow;
import io.sluice.indicator.IndicatorSet;
import io.sluice.market.Timeframes;
import io.sluice.schemas.Candle;
import io.sluice.schemas.Timeframe;
import io.sluice.state.StateSlots;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The candles of one timeframe, the indicators on them and the detectors that look at them. Written as the running numbers
 * and one slot for each candle of the ring, so that a candle costs one of each.
 */
final class Chart {
    private final Timeframe timeframe;
    private final IndicatorSet indicatorSet;
    private final ChartIndicator[] indicators;
    private final ChartDetector[] detectors;
    private final CandleWindow candles;
    private final String[] ringSlots;
    private final int bytes;
    private long candlesWritten;
    private long numbersWritten;

    /** @throws io.sluice.detect.DetectorFailure when a detector or an indicator it asked for cannot be made */
    Chart(String instrument, Timeframe timeframe, List<DetectorSettings> settings, int atrPeriod) {
        this.timeframe = timeframe;
        String where = instrument + " " + Timeframes.name(timeframe);
        indicatorSet = new IndicatorSet(atrPeriod);
        detectors = settings.stream()
                .map(setting -> new ChartDetector(setting, indicatorSet, where))
                .toArray(ChartDetector[]::new);
        indicatorSet.endAsking();
        indicators = indicatorSet.all().stream()
                .map(named -> new ChartIndicator(named, where))
                .toArray(ChartIndicator[]::new);
        candles = new CandleWindow(longestHistory());
        ringSlots = new String[candles.capacity()];
        Arrays.setAll(ringSlots, slot -> timeframe + "." + slot);
        bytes = CandleWindow.COUNTER_BYTES
                + Arrays.stream(indicators).mapToInt(ChartIndicator::bytes).sum()
                + Arrays.stream(detectors).mapToInt(ChartDetector::bytes).sum();
    }

    Timeframe timeframe() {
        return timeframe;
    }

    CandleWindow candles() {
        return candles;
    }

    /** Average true range at the newest candle, quote currency; NaN while it warms up. */
    double atr() {
        return indicatorSet.atr().value();
    }

    void append(Candle candle, long opens, long closes, boolean afterGap) {
        candles.append(
                opens,
                closes,
                candle.getOpen(),
                candle.getHigh(),
                candle.getLow(),
                candle.getClose(),
                candle.getVolume(),
                candle.getComplete(),
                afterGap);
        update();
    }

    /** Shows it a candle that was folded before, under other settings: what its detectors say of it has been said. */
    void append(PastCandle past, long closes, boolean afterGap) {
        candles.append(
                past.opens(),
                closes,
                past.open(),
                past.high(),
                past.low(),
                past.close(),
                past.volume(),
                past.complete(),
                afterGap);
        update();
        detect((detector, detection) -> {});
    }

    private void update() {
        for (ChartIndicator indicator : indicators) {
            indicator.update(candles);
        }
    }

    /** Asks every detector whose window is unbroken, in the order of the settings. */
    void detect(Found found) {
        int unbroken = candles.unbroken();
        for (ChartDetector detector : detectors) {
            if (unbroken >= detector.lookback()) {
                Detection detection = detector.evaluate(candles);
                if (detection != null) {
                    found.found(detector.name(), detection);
                }
            }
        }
    }

    /** Takes what detectors say. */
    interface Found {
        void found(String detector, Detection detection);
    }

    /** What is remembered and in which order, in words. */
    String description() {
        String names = Arrays.stream(detectors).map(ChartDetector::name).collect(Collectors.joining(","));
        return timeframe + ":" + candles.capacity() + ":" + indicatorSet.description() + ":" + names;
    }

    void writeCandles(StateSlots slots) {
        long first = Math.max(candlesWritten, candles.count() - candles.capacity());
        for (long index = first; index < candles.count(); index++) {
            int slot = candles.slotOf(index);
            byte[] candle = Layout.slot(CandleWindow.CANDLE_BYTES, out -> candles.saveCandle(slot, out));
            slots.put(ringSlots[slot], candle);
        }
        candlesWritten = candles.count();
    }

    /** Writes the running numbers to a slot of their own. */
    void writeNumbers(StateSlots slots) {
        if (numbersWritten < candles.count()) {
            slots.put(timeframe.name(), Layout.slot(bytes, this::saveNumbers));
            numbersWritten = candles.count();
        }
    }

    /** Takes a slot back if it is one of this chart's. */
    boolean restore(String slot, byte[] content) {
        String name = timeframe.name();
        if (slot.equals(name)) {
            loadNumbers(Layout.body(slot, content, bytes));
            return true;
        }
        if (!slot.startsWith(name + ".")) {
            return false;
        }
        int ring = Integer.parseInt(slot, name.length() + 1, slot.length(), 10);
        if (ring < 0 || ring >= candles.capacity()) {
            return false;
        }
        candles.loadCandle(ring, Layout.body(slot, content, CandleWindow.CANDLE_BYTES));
        return true;
    }

    /** Computes again what is not written, once all slots are back. */
    void rebuild() {
        for (ChartIndicator indicator : indicators) {
            indicator.rebuild(candles);
        }
        candlesWritten = candles.count();
        numbersWritten = candles.count();
    }

    /** Length of the running numbers. */
    int bytes() {
        return bytes;
    }

    void saveNumbers(ByteBuffer out) {
        candles.save(out);
        for (ChartIndicator indicator : indicators) {
            indicator.save(out);
        }
        for (ChartDetector detector : detectors) {
            detector.save(out);
        }
    }

    void loadNumbers(ByteBuffer in) {
        candles.load(in);
        for (ChartIndicator indicator : indicators) {
            indicator.load(in);
        }
        for (ChartDetector detector : detectors) {
            detector.load(in);
        }
    }

    private int longestHistory() {
        int longest = 2;
        for (ChartIndicator indicator : indicators) {
            longest = Math.max(longest, indicator.history());
        }
        for (ChartDetector detector : detectors) {
            longest = Math.max(longest, detector.lookback());
        }
        return longest;
    }
}
