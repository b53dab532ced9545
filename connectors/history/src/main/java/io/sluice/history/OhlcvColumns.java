package io.sluice.history;

import io.sluice.history.parquet.Batches;
import io.sluice.history.parquet.DuckDb;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a Parquet file that make a candle.
 *
 * @param header what they are, in the words of text with named columns
 * @param selection the same in SQL, each as text
 */
record OhlcvColumns(List<String> header, String selection) {
    /** What a column is called here, and what it is called elsewhere once case and punctuation are taken away. */
    private static final Map<String, List<String>> KNOWN = new LinkedHashMap<>();

    private static final int NEEDED = 6;

    static {
        KNOWN.put(
                "time",
                List.of(
                        "opentime",
                        "opentimems",
                        "timestamp",
                        "datetime",
                        "time",
                        "date",
                        "unix",
                        "ts",
                        "indexlevel0",
                        "index"));
        KNOWN.put("open", List.of("open", "o"));
        KNOWN.put("high", List.of("high", "h"));
        KNOWN.put("low", List.of("low", "l"));
        KNOWN.put("close", List.of("close", "c"));
        KNOWN.put("volume", List.of("volume", "vol", "v", "realvolume", "tickvolume"));
        KNOWN.put("quote_volume", List.of("quotevolume", "quoteassetvolume"));
        KNOWN.put("trades", List.of("trades", "tradecount", "count", "numberoftrades", "numtrades"));
    }

    /** Empty when the file lacks time, a price or the volume. */
    static Optional<OhlcvColumns> of(DuckDb duckDb, Path file) throws IOException {
        Map<String, String> types = types(duckDb, file);
        List<String> header = new ArrayList<>();
        List<String> terms = new ArrayList<>();
        KNOWN.forEach((title, others) -> {
            String name = first(types, others);
            if (name != null) {
                header.add(title);
                terms.add(title.equals("time") ? time(name, types.get(name)) : DuckDb.name(name) + "::VARCHAR");
            }
        });
        boolean whole = header.size() >= NEEDED
                && header.subList(0, NEEDED)
                        .equals(KNOWN.keySet().stream().limit(NEEDED).toList());
        return whole ? Optional.of(new OhlcvColumns(header, String.join(", ", terms))) : Optional.empty();
    }

    /** All names of a file, for people. */
    static String names(DuckDb duckDb, Path file) throws IOException {
        return String.join(", ", types(duckDb, file).keySet());
    }

    private static @Nullable String first(Map<String, String> types, List<String> others) {
        for (String other : others) {
            for (String name : types.keySet()) {
                if (name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "").equals(other)) {
                    return name;
                }
            }
        }
        return null;
    }

    /** A wall clock stays one, so that its zone can be stated; an instant is marked as such. */
    private static String time(String name, @Nullable String type) {
        String column = DuckDb.name(name);
        return switch (String.valueOf(type)) {
            case "TIMESTAMP WITH TIME ZONE" -> "make_timestamp(epoch_us(" + column + "))::VARCHAR || 'Z'";
            case "TIMESTAMP", "TIMESTAMP_S", "TIMESTAMP_MS", "TIMESTAMP_NS" -> column + "::TIMESTAMP::VARCHAR";
            case "DOUBLE", "FLOAT" -> column + "::BIGINT::VARCHAR";
            default -> column + "::VARCHAR";
        };
    }

    private static Map<String, String> types(DuckDb duckDb, Path file) throws IOException {
        Map<String, String> types = new LinkedHashMap<>();
        @Nullable String[] names = new String[Batches.MOST_ROWS];
        @Nullable String[] kinds = new String[Batches.MOST_ROWS];
        try (Batches columns = duckDb.query(
                "select column_name, column_type from (describe select * from " + DuckDb.table(file) + ")")) {
            while (columns.next()) {
                columns.texts(0, names);
                columns.texts(1, kinds);
                for (int row = 0; row < columns.size(); row++) {
                    types.put(String.valueOf(names[row]), String.valueOf(kinds[row]));
                }
            }
        }
        return types;
    }
}
