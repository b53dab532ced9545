package io.sluice.replay.tape;

import io.sluice.market.Micros;
import io.sluice.replay.CandleReader;
import io.sluice.schemas.Candle;
import io.sluice.schemas.Timeframe;
import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** The candles of one instrument in the order in which they were read, in columns: 64 bytes a candle, more while
 * it grows. */
public final class CandleTape {
    private static final int FIRST_CAPACITY = 1_024;
    private static final int FIGURES = 5;

    private final String instrument;
    private Timeframe timeframe = Timeframe.UNRECOGNISED;
    private int size;
    private long[] opens = new long[FIRST_CAPACITY];
    private long[] closes = new long[FIRST_CAPACITY];
    private long[] known = new long[FIRST_CAPACITY];
    private double[] figures = new double[FIGURES * FIRST_CAPACITY];
    private final BitSet incomplete = new BitSet();

    /**
     * What a candle looked like.
     *
     * @param open first price, quote currency
     * @param high highest
     * @param low lowest
     * @param close last
     * @param volume base units
     */
    public record Shape(double open, double high, double low, double close, double volume) {}

    CandleTape(String instrument) {
        this.instrument = instrument;
    }

    /** Takes the next candle. */
    public void add(Candle candle) {
        if (size == opens.length) {
            int more = size + (size >> 1);
            opens = Arrays.copyOf(opens, more);
            closes = Arrays.copyOf(closes, more);
            known = Arrays.copyOf(known, more);
            figures = Arrays.copyOf(figures, FIGURES * more);
        }
        timeframe = candle.getTimeframe();
        opens[size] = Micros.of(candle.getOpenTime());
        closes[size] = Micros.of(candle.getCloseTime());
        known[size] = Micros.of(candle.getKnownAt());
        int first = FIGURES * size;
        figures[first] = candle.getOpen();
        figures[first + 1] = candle.getHigh();
        figures[first + 2] = candle.getLow();
        figures[first + 3] = candle.getClose();
        figures[first + 4] = candle.getVolume();
        incomplete.set(size, !candle.getComplete());
        size++;
    }

    public int size() {
        return size;
    }

    /** When a candle opened, microseconds. */
    public long openTime(int index) {
        return opens[index];
    }

    /** When a candle closed, microseconds. */
    public long closeTime(int index) {
        return closes[index];
    }

    public Shape shape(int index) {
        int first = FIGURES * index;
        return new Shape(
                figures[first], figures[first + 1], figures[first + 2], figures[first + 3], figures[first + 4]);
    }

    /** How many candles were read before the first that closed after an instant, in microseconds. */
    public int readUntil(long time) {
        int index = 0;
        while (index < size && closes[index] <= time) {
            index++;
        }
        return index;
    }

    /** The candle as it was; what no fold looks at is left out. */
    public Candle candle(int index) {
        return candle(index, shape(index));
    }

    /** A candle at the time of another, with other prices. */
    public Candle candle(int index, Shape shape) {
        return new Candle(
                instrument,
                timeframe,
                Micros.instant(opens[index]),
                Micros.instant(closes[index]),
                shape.open(),
                shape.high(),
                shape.low(),
                shape.close(),
                shape.volume(),
                null,
                null,
                !incomplete.get(index),
                "tape",
                Micros.instant(known[index]));
    }

    /** Reads some candles, each as the given scene shows it. */
    public CandleReader reader(int from, int to, Scene scene) {
        return new CandleReader() {
            private int next = from;

            @Override
            public @Nullable Candle read() {
                if (next >= to) {
                    return null;
                }
                int index = next++;
                return candle(index, scene.shape(index));
            }

            @Override
            public void close() {
                // Nothing was opened.
            }
        };
    }

    /** What candles look like in one reading; asked once for each, in order. */
    public interface Scene {
        Shape shape(int index);
    }
}
