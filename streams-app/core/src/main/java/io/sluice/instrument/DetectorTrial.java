package io.sluice.instrument;

import io.sluice.detect.Detection;
import io.sluice.detect.DetectorFailure;
import io.sluice.detect.DetectorSettings;
import io.sluice.market.Micros;
import io.sluice.market.Timeframes;
import io.sluice.schemas.Candle;
import io.sluice.schemas.Timeframe;
import io.sluice.state.StateSlots;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Tries a detector out before it is trusted: candles that are the same each time, told to one that goes on and to one that
 * is written and restored now and then. Both must say the same and remember the same bytes. A detector or indicator that
 * keeps a number and does not save it is found here, and not after a restart.
 */
public final class DetectorTrial {
    private static final HexFormat HEX = HexFormat.of();
    private static final String INSTRUMENT = "TRIAL:CANDLES";
    private static final int SHORTEST_SPAN = 200;

    private final DetectorSettings settings;
    private final Slots unbrokenSlots = new Slots();
    private final Slots restartedSlots = new Slots();
    private final Chart unbroken;
    private Chart restarted;

    /** What was written, comparable. */
    private static final class Slots implements StateSlots {
        private final Map<String, String> written = new TreeMap<>();

        @Override
        public void put(String slot, byte[] bytes) {
            written.put(slot, HEX.formatHex(bytes));
        }

        @Override
        public void remove(String slot) {
            written.remove(slot);
        }
    }

    private DetectorTrial(DetectorSettings settings) {
        this.settings = settings;
        unbroken = chart();
        restarted = chart();
    }

    /** @throws IllegalArgumentException when it fails or does not go on after a restart as before, saying which part of it */
    public static void of(DetectorSettings settings) {
        try {
            new DetectorTrial(settings).run();
        } catch (DetectorFailure failure) {
            throw new IllegalArgumentException(failure.getMessage(), failure);
        }
    }

    private void run() {
        int span = Math.max(unbroken.candles().capacity(), SHORTEST_SPAN);
        int betweenRestarts = span / 3 + 1;
        TrialCandles candles = new TrialCandles(INSTRUMENT);
        for (int told = 1; told <= 3 * span; told++) {
            Candle candle = candles.next();
            if (!found(unbroken, candle).equals(found(restarted, candle))) {
                throw differs("says");
            }
            if (told % betweenRestarts == 0) {
                restart();
            }
        }
        write(unbroken, unbrokenSlots);
        write(restarted, restartedSlots);
        if (!unbrokenSlots.written.equals(restartedSlots.written)) {
            throw differs("remembers");
        }
    }

    private Chart chart() {
        return new Chart(INSTRUMENT, Timeframe.M1, List.of(settings), InstrumentSettings.DEFAULT_ATR_PERIOD);
    }

    private static List<Detection> found(Chart chart, Candle candle) {
        List<Detection> found = new ArrayList<>();
        Instant opens = candle.getOpenTime();
        chart.append(candle, Micros.of(opens), Micros.of(opens.plus(Timeframes.length(Timeframe.M1))), false);
        chart.detect((name, detection) -> found.add(detection));
        return found;
    }

    private static void write(Chart chart, Slots slots) {
        chart.writeCandles(slots);
        chart.writeNumbers(slots);
    }

    private void restart() {
        write(restarted, restartedSlots);
        Chart next = chart();
        restartedSlots.written.forEach((slot, bytes) -> next.restore(slot, HEX.parseHex(bytes)));
        next.rebuild();
        restarted = next;
    }

    private DetectorFailure differs(String what) {
        return new DetectorFailure("detector " + settings.name() + " " + what
                + " something else after a restart than without one: it, or an indicator of its own, neither saves nor"
                + " rebuilds all that it goes by");
    }
}
