package io.sluice.files;

import io.sluice.files.check.Gap;
import io.sluice.market.Timeframes;
import io.sluice.schemas.Candle;
import io.sluice.schemas.Timeframe;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes small files and reads them back whole. */
final class Fixture {
    /** A now after every candle of the fixtures. */
    static final ImportSettings SETTINGS =
            ImportSettings.DEFAULT.withClock(InstantSource.fixed(Instant.parse("2026-01-01T00:00:00Z")));

    private Fixture() {}

    static Path plain(Path folder, String name, String... lines) {
        return bytes(folder, name, text(lines));
    }

    static Path gzip(Path folder, String name, String... lines) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(text(lines));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes(folder, name, packed.toByteArray());
    }

    /** A zip of one entry, named as Binance does: the zip's name with csv instead of zip. */
    static Path zip(Path folder, String name, String... lines) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(packed)) {
            zip.putNextEntry(new ZipEntry(name.replace(".zip", ".csv")));
            zip.write(text(lines));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes(folder, name, packed.toByteArray());
    }

    static Path bytes(Path folder, String name, byte[] content) {
        try {
            return Files.write(folder.resolve(name), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] text(String... lines) {
        return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** Everything one pass gives. */
    static Result read(ImportSettings settings, Path... paths) {
        List<Candle> candles = new ArrayList<>();
        Heard heard = new Heard();
        try (CandleImport all = CandleFiles.at(List.of(paths), settings).open(heard)) {
            all.forEachRemaining(candles::add);
            return new Result(candles, heard, all.summary());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A whole candle without quote volume and trade count, known at its close. */
    static Candle candle(String instrument, Timeframe timeframe, String open, double[] ohlcv, String source) {
        Instant openTime = Instant.parse(open);
        Instant closeTime = openTime.plus(Timeframes.length(timeframe));
        return new Candle(
                instrument,
                timeframe,
                openTime,
                closeTime,
                ohlcv[0],
                ohlcv[1],
                ohlcv[2],
                ohlcv[3],
                ohlcv[4],
                null,
                null,
                true,
                source,
                closeTime);
    }

    static double[] ohlcv(double... values) {
        return values;
    }

    record Result(List<Candle> candles, Heard heard, ImportSummary summary) {
        List<String> opens() {
            return candles.stream()
                    .map(candle -> candle.getOpenTime().toString())
                    .toList();
        }

        /** "line reason" of each refused row, in order. */
        List<String> refused() {
            return heard.rows.stream()
                    .map(row -> row.line() + " " + row.refusal().reason())
                    .toList();
        }
    }

    /** Writes down all it is told. */
    static final class Heard implements ImportListener {
        final List<RefusedRow> rows = new ArrayList<>();
        final List<Gap> gaps = new ArrayList<>();

        @Override
        public void refused(RefusedRow row) {
            rows.add(row);
        }

        @Override
        public void gap(Gap gap) {
            gaps.add(gap);
        }
    }
}
