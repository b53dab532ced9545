package io.sluice.replay.resample;

import io.sluice.replay.tape.CandleTape;
import io.sluice.replay.tape.CandleTape.Shape;
import io.sluice.replay.tape.Tape;
import io.sluice.schemas.Candle;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The instants at which candles of any instrument open, and which candles of each instrument these are. One drawing of
 * instants serves all instruments, so that what moved together still does. Candles that came late or twice are left out.
 */
final class MarketTimes {
    private final long[] opens;
    private final SortedMap<String, Places> places = new TreeMap<>();

    /** One instrument: its candles in order of time, and where they are among the instants. */
    static final class Places {
        private final CandleTape candles;
        private final int[] indexes;
        private final int[] instants;
        private final int[] latest;

        /**
         * @param indexes its candles on the tape, in order of time
         * @param instants for each of them, at which instant of the market it opens
         * @param latest for each instant, which of them opens then or was the last to open before; the last of all where none
         */
        Places(CandleTape candles, int[] indexes, int[] instants, int[] latest) {
            this.candles = candles;
            this.indexes = indexes;
            this.instants = instants;
            this.latest = latest;
        }

        /** Number of its candles. */
        int size() {
            return indexes.length;
        }

        Shape shape(int place) {
            return candles.shape(indexes[place]);
        }

        /** The candle at a place, with another shape. */
        Candle candle(int place, Shape shape) {
            return candles.candle(indexes[place], shape);
        }

        /** Whose shape the candle at a place takes. */
        int drawn(int place, int[] instantsDrawn) {
            return latest[instantsDrawn[instants[place]]];
        }
    }

    MarketTimes(Tape tape) {
        opens = tape.instruments().values().stream()
                .flatMapToLong(candles -> Arrays.stream(inOrder(candles)).mapToLong(candles::openTime))
                .sorted()
                .distinct()
                .toArray();
        tape.instruments().forEach((instrument, candles) -> places.put(instrument, places(candles)));
    }

    private static int[] inOrder(CandleTape candles) {
        int[] indexes = new int[candles.size()];
        int count = 0;
        for (int i = 0; i < candles.size(); i++) {
            if (count == 0 || candles.openTime(i) > candles.openTime(indexes[count - 1])) {
                indexes[count++] = i;
            }
        }
        return Arrays.copyOf(indexes, count);
    }

    private Places places(CandleTape candles) {
        int[] indexes = inOrder(candles);
        int[] instants = new int[indexes.length];
        int[] latest = new int[opens.length];
        Arrays.fill(latest, indexes.length - 1);
        int next = 0;
        for (int instant = 0; instant < opens.length; instant++) {
            if (next < indexes.length && candles.openTime(indexes[next]) == opens[instant]) {
                instants[next++] = instant;
            }
            if (next > 0) {
                latest[instant] = next - 1;
            }
        }
        return new Places(candles, indexes, instants, latest);
    }

    /** Number of instants. */
    int size() {
        return opens.length;
    }

    Places of(String instrument) {
        Places found = places.get(instrument);
        if (found == null) {
            throw new IllegalArgumentException("nothing was recorded of " + instrument);
        }
        return found;
    }
}
