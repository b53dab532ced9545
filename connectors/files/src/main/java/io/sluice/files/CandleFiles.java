package io.sluice.files;

import io.sluice.files.ImportSummary.SkippedFile;
import io.sluice.files.csv.UnusableFileException;
import io.sluice.market.Timeframes;
import io.sluice.schemas.Timeframe;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * M-FILES: candles from files and folders: Binance klines, MetaTrader exports, and text with named columns, each plain,
 * gzipped or zipped, and Parquet with named columns. Formats, instruments and the timeframe are told from the files; a broken row is reported and the
 * rest goes on.
 */
public final class CandleFiles implements CandleSource {
    private final String name;
    private final List<List<KnownFile>> instruments;
    private final List<SkippedFile> skipped;
    private final ImportSettings settings;
    private final Timeframe timeframe;

    private CandleFiles(String name, FoundFiles found, ImportSettings settings) throws UnusableFileException {
        this.name = name;
        this.skipped = found.skipped();
        this.settings = settings;
        this.timeframe = onlyTimeframe(name, found.files());
        this.instruments = byInstrument(found.files());
    }

    /**
     * Looks at files and folders, reading the head of each file.
     *
     * @param paths files, zips, or folders with any depth of them, at least one
     * @param settings what files do not say of themselves
     * @throws UnusableFileException when a file given by its own path cannot be used, when nothing usable is found, or
     *     when the files do not hold one timeframe; the message says what to do
     * @throws IOException when something cannot be read
     */
    public static CandleFiles at(List<Path> paths, ImportSettings settings) throws IOException {
        String name = paths.stream().map(Path::toString).collect(Collectors.joining(", "));
        FoundFiles found = FoundFiles.at(paths, settings);
        if (found.files().isEmpty()) {
            String reasons = found.skipped().stream()
                    .limit(3)
                    .map(file -> "; " + file.file() + ": " + file.reason())
                    .collect(Collectors.joining());
            throw new UnusableFileException(name + ": no file with candles" + reasons);
        }
        refuseMixedSymbols(found.files(), settings);
        return new CandleFiles(name, found, settings);
    }

    private static void refuseMixedSymbols(List<KnownFile> files, ImportSettings settings)
            throws UnusableFileException {
        List<String> symbols = files.stream()
                .flatMap(file -> file.symbol().stream())
                .distinct()
                .sorted()
                .toList();
        if (settings.instrument().isPresent() && symbols.size() > 1) {
            throw new UnusableFileException("the files are of several symbols " + symbols + ", but the one instrument "
                    + settings.instrument().get() + " is stated; give the files of one");
        }
    }

    private static Timeframe onlyTimeframe(String name, List<KnownFile> files) throws UnusableFileException {
        TreeMap<Timeframe, Long> counts = files.stream()
                .collect(Collectors.groupingBy(file -> file.grid().timeframe(), TreeMap::new, Collectors.counting()));
        if (counts.size() > 1) {
            String found = counts.entrySet().stream()
                    .map(entry -> Timeframes.name(entry.getKey()) + " in " + entry.getValue())
                    .collect(Collectors.joining(", "));
            throw new UnusableFileException(name + ": files of several timeframes (" + found + "); state one of them");
        }
        return counts.firstKey();
    }

    private static List<List<KnownFile>> byInstrument(List<KnownFile> files) {
        TreeMap<String, List<KnownFile>> instruments = files.stream()
                .sorted(Comparator.comparing(KnownFile::begins)
                        .thenComparing(file -> file.file().label()))
                .collect(Collectors.groupingBy(KnownFile::instrument, TreeMap::new, Collectors.toList()));
        return List.copyOf(instruments.values());
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<String> instruments() {
        return instruments.stream().map(files -> files.getFirst().instrument()).toList();
    }

    @Override
    public Timeframe timeframe() {
        return timeframe;
    }

    @Override
    public CandleImport open() {
        return open(ImportListener.NONE);
    }

    @Override
    public CandleImport open(String instrument) {
        List<KnownFile> files = instruments.stream()
                .filter(each -> each.getFirst().instrument().equals(instrument))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name + " holds no " + instrument));
        return new CandleImport(List.of(files), List.of(), settings, ImportListener.NONE);
    }

    /** Begins a pass whose refused rows and gaps are told to a listener as they are found. The caller closes it. */
    public CandleImport open(ImportListener listener) {
        return new CandleImport(instruments, skipped, settings, listener);
    }
}
