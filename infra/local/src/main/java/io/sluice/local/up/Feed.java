package io.sluice.local.up;

import io.sluice.files.CandleFiles;
import io.sluice.files.CandleIterator;
import io.sluice.files.CandleSource;
import io.sluice.files.ImportSettings;
import io.sluice.files.trades.BitstampTrades;
import io.sluice.local.config.FeedSettings;
import io.sluice.schemas.Candle;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which candles are played: files, or the trades that come with the project. */
public final class Feed {
    private static final int SAMPLES_AN_INSTRUMENT = 100;
    private static final int MOST_SAMPLED = 50_000;

    private Feed() {}

    /** @throws IOException when the files cannot be used; the message says what to do */
    static CandleSource of(FeedSettings settings) throws IOException {
        if (settings.path().isEmpty()) {
            return new BitstampTrades();
        }
        return CandleFiles.at(List.of(Path.of(settings.path().get())), ImportSettings.DEFAULT);
    }

    /** Some candles of each instrument, to guess tick and lot from where an instrument is not configured. */
    public static Map<String, List<Candle>> samples(CandleSource source) throws IOException {
        Map<String, List<Candle>> samples = new TreeMap<>();
        source.instruments().forEach(instrument -> samples.put(instrument, new ArrayList<>()));
        try (CandleIterator candles = source.open()) {
            for (int read = 0; read < MOST_SAMPLED && candles.hasNext(); read++) {
                Candle candle = candles.next();
                List<Candle> sample = samples.get(candle.getInstrument());
                if (sample.size() < SAMPLES_AN_INSTRUMENT) {
                    sample.add(candle);
                } else if (samples.values().stream().allMatch(all -> all.size() == SAMPLES_AN_INSTRUMENT)) {
                    break;
                }
            }
        }
        return samples;
    }
}
