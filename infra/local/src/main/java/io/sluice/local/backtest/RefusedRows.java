package io.sluice.local.backtest;

import io.sluice.files.ImportSummary;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Rows of the files that gave no candle, in a line. */
public final class RefusedRows {
    private RefusedRows() {}

    /** Empty when there is none. */
    public static Optional<String> of(Collection<RangeReader> readers) {
        List<ImportSummary> summaries =
                readers.stream().flatMap(reader -> reader.summary().stream()).toList();
        long refused = summaries.stream()
                .flatMap(summary -> summary.refused().values().stream())
                .mapToLong(Long::longValue)
                .sum();
        return summaries.stream()
                .flatMap(summary -> summary.files().stream())
                .flatMap(file -> file.firstRefused().stream())
                .findFirst()
                .map(first -> "Rows that are no candles or repeat one: " + refused + ". The first: " + first);
    }
}
