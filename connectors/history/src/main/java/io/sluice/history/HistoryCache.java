package io.sluice.history;

import io.sluice.files.CandleIterator;
import io.sluice.history.parquet.DuckDb;
import io.sluice.market.Session;
import io.sluice.market.Timeframes;
import io.sluice.schemas.Timeframe;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * M-CACHE: recorded candles in a folder of Parquet files, one for each instrument, timeframe and year. Many threads and
 * processes may read while one imports: a file is replaced as a whole, and who has it open goes on with what it was.
 */
public final class HistoryCache implements Closeable {
    /** Name of the cache's folder inside the folder of all data. */
    public static final String FOLDER = "history";

    private final Path folder;
    private final DuckDb duckDb;

    private HistoryCache(Path folder, DuckDb duckDb) {
        this.folder = folder;
        this.duckDb = duckDb;
    }

    /**
     * Opens the cache in a folder, which may be missing as yet.
     *
     * @throws IOException when DuckDB cannot be started
     */
    public static HistoryCache open(Path folder) throws IOException {
        return new HistoryCache(folder, DuckDb.open());
    }

    /** Where its files are. */
    public Path folder() {
        return folder;
    }

    /**
     * Adds candles. What is there stays; of two candles for one time the one in the cache stays, unless it is incomplete
     * and the new one is not.
     *
     * @param candles in the order of a {@link io.sluice.files.CandleSource}; not closed here
     * @return what became of each candle
     * @throws HistoryException when the folder cannot be written, a file in it is damaged, or another import runs; the
     *     years that were finished before are in the cache, and the same import may be repeated
     */
    public MergeSummary merge(CandleIterator candles) throws IOException {
        try (CacheLock lock = CacheLock.take(folder);
                HistoryImport merge = new HistoryImport(this, lock.staging())) {
            return merge.all(candles);
        }
    }

    /** The series it holds, sorted. */
    public SortedSet<Series> series() throws IOException {
        return new TreeSet<>(partitions().keySet());
    }

    /**
     * A feed of some of its candles.
     *
     * @param instruments as VENUE:SYMBOL; empty for all that have this timeframe
     * @throws HistoryException when it has none of an instrument in that timeframe, saying what it has
     */
    public CachedCandles candles(List<String> instruments, Timeframe timeframe, TimeRange range) throws IOException {
        SortedSet<Series> there = series();
        List<Series> wanted = instruments.isEmpty()
                ? there.stream().filter(one -> one.timeframe() == timeframe).toList()
                : instruments.stream()
                        .map(instrument -> new Series(instrument, timeframe))
                        .sorted()
                        .distinct()
                        .toList();
        for (Series one : wanted) {
            if (!there.contains(one)) {
                throw new HistoryException(folder + ": no candles of " + one + "; " + holdings(there));
            }
        }
        if (wanted.isEmpty()) {
            throw new HistoryException(
                    folder + ": no candles of " + Timeframes.name(timeframe) + "; " + holdings(there));
        }
        return new CachedCandles(this, wanted, range);
    }

    private static String holdings(SortedSet<Series> there) {
        return there.isEmpty()
                ? "it is empty; fill it with './sluice import'"
                : "it has " + there.stream().map(Series::toString).collect(Collectors.joining(", "));
    }

    /**
     * Begins to read one series without making objects; a series that is not there has no candles. The caller closes it.
     *
     * @throws IOException when the folder cannot be read
     */
    public CandleCursor cursor(Series series, TimeRange range, CandleCursor.Fields fields) throws IOException {
        List<Path> files = files(series).stream()
                .filter(partition -> range.touches(partition.year()))
                .map(partition -> partition.file(folder))
                .toList();
        return new CandleCursor(duckDb, series, files, range, fields);
    }

    /**
     * What is there, series by series.
     *
     * @param instruments those to tell of; empty for all
     * @param sessions when instruments trade, by VENUE:SYMBOL; one that is not here is taken to trade always
     * @throws IOException when the folder cannot be read; a damaged file is told of in its series
     */
    public List<SeriesSummary> list(List<String> instruments, Map<String, Session> sessions) throws IOException {
        List<SeriesSummary> summaries = new ArrayList<>();
        for (Map.Entry<Series, List<Partition>> entry : partitions().entrySet()) {
            String instrument = entry.getKey().instrument();
            if (instruments.isEmpty() || instruments.contains(instrument)) {
                SeriesSurvey survey = new SeriesSurvey(entry.getKey(), Optional.ofNullable(sessions.get(instrument)));
                for (Partition partition : entry.getValue()) {
                    survey.add(duckDb, partition.file(folder));
                }
                summaries.add(survey.summary());
            }
        }
        return summaries;
    }

    DuckDb duckDb() {
        return duckDb;
    }

    private List<Partition> files(Series series) throws IOException {
        Path any = new Partition(series, 0).file(folder).getParent();
        if (any == null || !Files.isDirectory(any)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(any)) {
            return sorted(files.flatMap(file -> Partition.at(folder, file).stream()));
        }
    }

    private SortedMap<Series, List<Partition>> partitions() throws IOException {
        if (!Files.isDirectory(folder)) {
            return new TreeMap<>();
        }
        try (Stream<Path> files = Files.walk(folder, 4)) {
            return files.flatMap(file -> Partition.at(folder, file).stream())
                    .collect(Collectors.groupingBy(
                            Partition::series,
                            TreeMap::new,
                            Collectors.collectingAndThen(Collectors.toList(), found -> sorted(found.stream()))));
        }
    }

    private static List<Partition> sorted(Stream<Partition> partitions) {
        return partitions.sorted(Comparator.comparingInt(Partition::year)).toList();
    }

    @Override
    public void close() throws IOException {
        duckDb.close();
    }
}
