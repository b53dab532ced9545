package io.sluice.local.walk;

import io.sluice.files.check.CandleGrid;
import io.sluice.files.check.MissingCandles;
import io.sluice.local.backtest.BacktestSettings;
import io.sluice.local.backtest.RangeReader;
import io.sluice.market.Micros;
import io.sluice.replay.ReplaySettings;
import io.sluice.replay.walk.Span;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the history holds, found by reading it once before anything is tried: windows are cut between its first candle and
 * its last.
 *
 * @param readers after their last candle, by instrument
 * @param fingerprints digests of the candles, by instrument
 */
record Survey(Map<String, RangeReader> readers, Map<String, String> fingerprints) {

    static Survey of(BacktestSettings settings, ReplaySettings replay) throws IOException {
        Map<String, RangeReader> readers = new TreeMap<>();
        for (String instrument : settings.source().instruments()) {
            RangeReader reader = reader(settings, replay, instrument);
            try (reader) {
                while (reader.read() != null) {
                    // The reader itself remembers what it has read.
                }
            }
            readers.put(instrument, reader);
        }
        Map<String, String> fingerprints = new TreeMap<>();
        readers.forEach((instrument, reader) -> fingerprints.put(instrument, reader.fingerprint()));
        return new Survey(readers, fingerprints);
    }

    /** A pass over the candles that are asked for of an instrument. */
    static RangeReader reader(BacktestSettings settings, ReplaySettings replay, String instrument) throws IOException {
        return new RangeReader(
                settings.source().open(instrument),
                settings.range(),
                new MissingCandles(
                        new CandleGrid(settings.source().timeframe(), ZoneOffset.UTC),
                        replay.definitions().get(instrument).session()));
    }

    /** When the first candle opens; empty when there is none. */
    Optional<Instant> first() {
        return readers.values().stream()
                .flatMap(reader -> reader.first().stream())
                .min(Instant::compareTo);
    }

    /** When the last candle closes; empty when there is none. */
    Optional<Instant> last() {
        return readers.values().stream()
                .flatMap(reader -> reader.last().stream())
                .max(Instant::compareTo);
    }

    /** From the first candle to the last. */
    Span range() {
        return new Span(Micros.of(first().orElseThrow()), Micros.of(last().orElseThrow()));
    }

    /** What a reader must know of the candles; whole sentences. */
    List<String> notes() {
        List<String> notes = new ArrayList<>();
        readers.forEach((instrument, reader) -> {
            if (reader.first().isEmpty()) {
                notes.add("No candle of " + instrument + ".");
            } else if (reader.first().get().isAfter(first().orElseThrow())) {
                notes.add("Candles of " + instrument + " begin at "
                        + reader.first().get() + ".");
            }
            if (reader.gaps() > 0) {
                notes.add("Missing candles of " + instrument + ": " + reader.missing() + " in " + reader.gaps()
                        + (reader.gaps() == 1 ? " gap." : " gaps."));
            }
        });
        return notes;
    }
}
