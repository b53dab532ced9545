package io.sluice.binance.sim.prices;

import io.sluice.binance.sim.exchange.Instrument;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Opens a file of prices, whatever it is, plain or compressed with gzip. */
public final class PriceFiles {
    private static final int LOOK_AHEAD = 1 << 16;

    private PriceFiles() {}

    /**
     * Opens what the first line says it is: a recorded stream (a time and JSON), candles in the venue's own layout, or a
     * script.
     *
     * @throws IOException where there is no such file, or its first line is none of these
     */
    public static PriceFeed open(Path file, List<Instrument> instruments) throws IOException {
        BufferedReader reader = new BufferedReader(new InputStreamReader(stream(file), StandardCharsets.UTF_8));
        reader.mark(LOOK_AHEAD);
        String first = reader.readLine();
        reader.reset();
        if (first == null) {
            throw new IOException(file + " is empty");
        }
        if (first.contains("{\"stream\"")) {
            return new RecordedStream(reader, instruments);
        }
        return first.startsWith("open_time") || first.split(",", -1).length >= CandleFile.COLUMNS
                ? new CandleFile(reader, symbol(file, instruments))
                : new PriceScript(reader, instruments);
    }

    private static InputStream stream(Path file) throws IOException {
        InputStream stream = new BufferedInputStream(Files.newInputStream(file));
        return file.toString().endsWith(".gz") ? new GZIPInputStream(stream) : stream;
    }

    /** Files of candles bear the symbol in front of their name. */
    private static Instrument symbol(Path file, List<Instrument> instruments) throws IOException {
        String name = file.getFileName().toString();
        return instruments.stream()
                .filter(instrument -> name.startsWith(instrument.symbol()))
                .findFirst()
                .orElseThrow(() -> new IOException(name + " begins with none of the symbols "
                        + instruments.stream().map(Instrument::symbol).toList()));
    }
}
