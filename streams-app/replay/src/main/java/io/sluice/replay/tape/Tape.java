package io.sluice.replay.tape;

import io.sluice.replay.CandleReader;
import io.sluice.schemas.Candle;
import java.io.IOException;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** All that a replay has read, by instrument. Written by one replay, then read by any number of threads. */
public final class Tape {
    private final SortedMap<String, CandleTape> instruments = new TreeMap<>();

    /** A reader that reads through another one and keeps what it gave. To be asked once for each instrument. */
    public CandleReader recording(String instrument, CandleReader reader) {
        CandleTape tape = begin(instrument);
        return new CandleReader() {
            @Override
            public @Nullable Candle read() throws IOException {
                Candle candle = reader.read();
                if (candle != null) {
                    tape.add(candle);
                }
                return candle;
            }

            @Override
            public void close() throws IOException {
                reader.close();
            }
        };
    }

    /** Where an instrument's candles are kept from now on. */
    public CandleTape begin(String instrument) {
        return instruments.computeIfAbsent(instrument, CandleTape::new);
    }

    /** The candles of each instrument that was asked for. */
    public SortedMap<String, CandleTape> instruments() {
        return Collections.unmodifiableSortedMap(instruments);
    }

    /** The candles of an instrument. */
    public CandleTape of(String instrument) {
        CandleTape tape = instruments.get(instrument);
        if (tape == null) {
            throw new IllegalArgumentException("nothing was recorded of " + instrument);
        }
        return tape;
    }

    /** Whether there is no candle at all. */
    public boolean isEmpty() {
        return instruments.values().stream().allMatch(candles -> candles.size() == 0);
    }
}
