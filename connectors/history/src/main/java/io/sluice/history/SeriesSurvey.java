package io.sluice.history;

import io.sluice.files.check.CandleGrid;
import io.sluice.files.check.Gap;
import io.sluice.files.check.MissingCandles;
import io.sluice.history.parquet.Batches;
import io.sluice.history.parquet.DuckDb;
import io.sluice.market.Micros;
import io.sluice.market.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks through the times of one series, file by file in the order of the years. */
final class SeriesSurvey {
    /** Gaps kept for the summary. */
    static final int SHOWN_GAPS = 20;

    private final Series series;
    private final Optional<Session> session;
    private final MissingCandles missingCandles;
    private final List<Gap> firstGaps = new ArrayList<>();
    private final List<String> damaged = new ArrayList<>();
    private final long[] openTimes = new long[Batches.MOST_ROWS];
    private final long[] closeTimes = new long[Batches.MOST_ROWS];
    private @Nullable Instant firstOpen;
    private @Nullable Instant lastClose;
    private long candles;
    private long bytes;
    private long gapCount;
    private long missing;

    SeriesSurvey(Series series, Optional<Session> session) {
        this.series = series;
        this.session = session;
        missingCandles =
                new MissingCandles(new CandleGrid(series.timeframe(), ZoneOffset.UTC), session.orElse(Session.ALWAYS));
    }

    void add(DuckDb duckDb, Path file) throws IOException {
        bytes += Files.size(file);
        try (Batches batches =
                duckDb.query("select epoch_us(open_time), epoch_us(close_time) from " + DuckDb.table(file))) {
            while (batches.next()) {
                batches.longs(0, openTimes);
                batches.longs(1, closeTimes);
                for (int row = 0; row < batches.size(); row++) {
                    add(openTimes[row], closeTimes[row]);
                }
            }
        } catch (IOException e) {
            damaged.add(String.valueOf(CandleCursor.damaged(file, e).getMessage()));
        }
    }

    private void add(long opens, long closes) {
        candles++;
        Instant before = lastClose;
        if (before == null) {
            firstOpen = Micros.instant(opens);
        } else if (Micros.of(before) < opens) {
            gap(before, Micros.instant(opens));
        }
        lastClose = Micros.instant(closes);
    }

    private void gap(Instant from, Instant to) {
        long between = missingCandles.between(from, to);
        if (between == 0) {
            return;
        }
        gapCount++;
        missing += between;
        if (firstGaps.size() < SHOWN_GAPS) {
            firstGaps.add(new Gap(series.instrument(), from, to, between));
        }
    }

    SeriesSummary summary() {
        return new SeriesSummary(
                series,
                candles,
                firstOpen,
                lastClose,
                bytes,
                session.isPresent(),
                gapCount,
                missing,
                List.copyOf(firstGaps),
                List.copyOf(damaged));
    }
}
