package io.sluice.files.csv;

import io.sluice.files.csv.FileFormat.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Tells a file's format from its first lines. */
final class FormatDetector {
    private static final int KLINE_COLUMNS = 12;
    private static final int SHORT_KLINE_COLUMNS = 6;

    private FormatDetector() {}

    /**
     * The format of the first line that is a header or a row of a known format. Lines before it are rows too broken to
     * tell anything.
     */
    static Optional<FileFormat> detect(List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            Optional<FileFormat> format = ofLine(lines.get(i), i + 1);
            if (format.isPresent()) {
                return format;
            }
        }
        return Optional.empty();
    }

    private static Optional<FileFormat> ofLine(String line, long number) {
        char delimiter = line.indexOf('\t') >= 0 ? '\t' : line.indexOf(';') >= 0 ? ';' : ',';
        List<String> fields = Fields.of(line, delimiter);
        Optional<Columns> named = Columns.named(fields);
        if (named.isPresent()) {
            return Optional.of(new FileFormat(kindOf(line, delimiter), delimiter, named.get(), number));
        }
        return withoutHeader(fields).map(format -> new FileFormat(format.kind(), delimiter, format.columns(), 0));
    }

    private static Kind kindOf(String header, char delimiter) {
        String lower = header.toLowerCase(Locale.ROOT);
        boolean wholeLineQuoted = lower.indexOf('"') == 0 && lower.indexOf('"', 1) == lower.length() - 1;
        if (lower.contains("<date>") || lower.contains("tick_volume") || (wholeLineQuoted && delimiter == '\t')) {
            return Kind.METATRADER;
        }
        String first = lower.substring(0, Math.max(0, lower.indexOf(delimiter)));
        return first.startsWith("open_time") || first.startsWith("open time") ? Kind.BINANCE : Kind.NAMED_COLUMNS;
    }

    private static Optional<FileFormat> withoutHeader(List<String> fields) {
        int width = fields.size();
        Columns columns;
        Kind kind;
        if ((width == KLINE_COLUMNS || width == SHORT_KLINE_COLUMNS)
                && RowTimes.isNumber(fields.getFirst())
                && fields.getFirst().length() >= KLINE_COLUMNS) {
            kind = Kind.BINANCE;
            columns = Columns.binance(width);
        } else if (width == Columns.metaTrader().width() && fields.getFirst().matches("\\d{4}\\.\\d{2}\\.\\d{2}")) {
            kind = Kind.METATRADER;
            columns = Columns.metaTrader();
        } else {
            return Optional.empty();
        }
        return Optional.of(new FileFormat(kind, ',', columns, 0));
    }
}
