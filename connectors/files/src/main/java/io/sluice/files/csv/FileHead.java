package io.sluice.files.csv;

import java.io.IOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * What the first {@value #LINES} lines of a file tell: enough to know its format, its spacing and where it begins.
 *
 * @param file the file
 * @param format how its rows are laid out
 * @param bars the rows among those lines that could be read, never empty
 */
public record FileHead(DataFile file, FileFormat format, List<Bar> bars) {
    /** Lines looked at. */
    public static final int LINES = 200;

    /**
     * Reads a file's head.
     *
     * @param stated zone of servers and of text without one
     * @throws UnusableFileException when nothing can be read, the format is unknown, or the rows run backwards
     */
    public static FileHead of(DataFile file, ZoneId stated) throws UnusableFileException {
        List<String> lines = firstLines(file);
        if (lines.stream().allMatch(String::isBlank)) {
            throw new UnusableFileException(file, "is empty");
        }
        FileFormat format = FormatDetector.detect(lines)
                .orElseThrow(
                        () -> new UnusableFileException(
                                file,
                                "no known format in its first " + LINES
                                        + " lines: neither Binance klines (12 or 6 columns),"
                                        + " nor a MetaTrader export, nor a header naming time, open, high, low, close, volume"));
        List<Bar> bars = readable(file, format, stated, lines);
        if (runsBackwards(bars)) {
            throw new UnusableFileException(file, "its rows run from the newest to the oldest; turn them round first");
        }
        return new FileHead(file, named(file, bestVolume(format, bars)), bars);
    }

    /** A file that is damaged further on has a head all the same. */
    private static List<String> firstLines(DataFile file) throws UnusableFileException {
        List<String> lines = new ArrayList<>();
        try (Lines all = file.open()) {
            String line = all.next();
            while (line != null && lines.size() < LINES) {
                lines.add(line);
                line = all.next();
            }
        } catch (UnusableFileException e) {
            throw e;
        } catch (IOException e) {
            if (lines.isEmpty()) {
                throw new UnusableFileException(file, "cannot be read: " + e);
            }
        }
        return lines;
    }

    private static FileFormat named(DataFile file, FileFormat format) throws UnusableFileException {
        try {
            return file.isParquet() ? format.of(FileFormat.Kind.PARQUET) : format;
        } catch (IOException e) {
            throw new UnusableFileException(file, "cannot be read: " + e);
        }
    }

    private static List<Bar> readable(DataFile file, FileFormat format, ZoneId stated, List<String> lines)
            throws UnusableFileException {
        RowParser parser = format.parser(stated);
        List<Bar> bars = new ArrayList<>();
        String firstFault = "";
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).isBlank() || i + 1 == format.headerLine()) {
                continue;
            }
            try {
                bars.add(parser.parse(lines.get(i)));
            } catch (BrokenRowException e) {
                firstFault = firstFault.isEmpty() ? "line " + (i + 1) + ": " + e.reason() : firstFault;
            }
        }
        if (bars.isEmpty()) {
            throw new UnusableFileException(
                    file, firstFault.isEmpty() ? "has a header only" : "no row can be read; " + firstFault);
        }
        return List.copyOf(bars);
    }

    private static boolean runsBackwards(List<Bar> bars) {
        for (int i = 1; i < bars.size(); i++) {
            if (!bars.get(i).openTime().isBefore(bars.get(i - 1).openTime())) {
                return false;
            }
        }
        return bars.size() > 2;
    }

    /** MetaTrader gives zero for real volume where the broker knows none; then ticks are the only volume there is. */
    private static FileFormat bestVolume(FileFormat format, List<Bar> bars) {
        boolean ticksOnly = format.kind() == FileFormat.Kind.METATRADER
                && bars.stream().allMatch(bar -> bar.volume() == 0)
                && bars.stream().anyMatch(bar -> bar.tradeCount() != null);
        return ticksOnly ? format.ticksAsVolume() : format;
    }
}
