package io.sluice.files;

import io.sluice.files.check.CandleGrid;
import io.sluice.files.csv.DataFile;
import io.sluice.files.csv.FileFormat;
import io.sluice.files.csv.FileHead;
import io.sluice.files.csv.UnusableFileException;
import io.sluice.market.Timeframes;
import io.sluice.schemas.Timeframe;
import java.time.Instant;
import java.util.Optional;

/**
 * A file of which all is known that importing needs.
 *
 * @param file the file
 * @param format how its rows are laid out
 * @param instrument whose candles it holds
 * @param symbol the symbol its name tells; empty when it tells none
 * @param grid timeframe and zone of its candles
 * @param begins open time of its first readable row
 */
record KnownFile(
        DataFile file, FileFormat format, String instrument, Optional<String> symbol, CandleGrid grid, Instant begins) {

    /**
     * Looks at a file's name and head.
     *
     * @throws UnusableFileException when it cannot be read, when format, instrument or timeframe cannot be told, or when
     *     they contradict each other
     */
    static KnownFile of(DataFile file, ImportSettings settings) throws UnusableFileException {
        FileHead head = FileHead.of(file, settings.zone());
        FileName name = FileName.of(file.baseName());
        return new KnownFile(
                file,
                head.format(),
                instrument(head, name, settings),
                name.symbol(),
                new CandleGrid(timeframe(head, name, settings), head.format().zone(settings.zone())),
                head.bars().getFirst().openTime());
    }

    private static String instrument(FileHead head, FileName name, ImportSettings settings)
            throws UnusableFileException {
        if (settings.instrument().isPresent()) {
            return settings.instrument().get();
        }
        String venue = settings.venue().orElse(head.format().kind().venue());
        if (venue.isEmpty() || name.symbol().isEmpty()) {
            throw new UnusableFileException(
                    head.file(),
                    "neither its name nor its format tells the " + (venue.isEmpty() ? "venue" : "symbol")
                            + "; state the instrument as VENUE:SYMBOL, or name the file like BTCUSDT-1m-2024-01.csv");
        }
        return venue + ":" + name.symbol().get();
    }

    private static Timeframe timeframe(FileHead head, FileName name, ImportSettings settings)
            throws UnusableFileException {
        Optional<Timeframe> named = named(head.file(), name);
        Optional<Timeframe> stated = settings.timeframe();
        if (named.isPresent() && stated.isPresent() && !named.equals(stated)) {
            throw new UnusableFileException(
                    head.file(),
                    "holds " + Timeframes.name(named.get()) + " by its name, not " + Timeframes.name(stated.get()));
        }
        Spacing spacing = Spacing.of(head.bars());
        Optional<Timeframe> claimed = named.or(() -> stated);
        if (claimed.isPresent() && !spacing.allows(claimed.get())) {
            throw new UnusableFileException(
                    head.file(),
                    "is said to hold " + Timeframes.name(claimed.get()) + ", but its rows are "
                            + spacing.usual().orElseThrow() + " apart");
        }
        return claimed.or(spacing::timeframe)
                .orElseThrow(() -> new UnusableFileException(head.file(), withoutTimeframe(spacing)));
    }

    private static String withoutTimeframe(Spacing spacing) {
        return spacing.usual()
                .map(step -> "its rows are " + step + " apart; known are 1m, 5m, 15m, 1h, 4h, 1d")
                .orElse("it has too few rows to tell its timeframe; state it");
    }

    private static Optional<Timeframe> named(DataFile file, FileName name) throws UnusableFileException {
        try {
            return name.timeframe();
        } catch (IllegalArgumentException e) {
            throw new UnusableFileException(file, String.valueOf(e.getMessage()));
        }
    }
}
