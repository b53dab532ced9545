package io.sluice.files.csv;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns the lines of one file into bars, in the order of the file. For one thread. */
public final class RowParser {
    private final FileFormat format;
    private final Columns columns;
    private final RowTimes times;

    RowParser(FileFormat format, ZoneId stated) {
        this.format = format;
        this.columns = format.columns();
        this.times = new RowTimes(format.zone(stated), format.kind() == FileFormat.Kind.METATRADER);
    }

    /** @throws BrokenRowException when the line is no row of this format */
    public Bar parse(String line) throws BrokenRowException {
        List<String> fields = Columns.fields(line, format.delimiter());
        if (fields.size() != columns.width()) {
            throw new BrokenRowException(fields.size() + " columns instead of " + columns.width());
        }
        return new Bar(
                columns.date() == Columns.ABSENT
                        ? times.at(fields.get(columns.time()))
                        : times.at(fields.get(columns.date()), fields.get(columns.time())),
                lastInstant(fields),
                number(fields, columns.open(), "open"),
                number(fields, columns.high(), "high"),
                number(fields, columns.low(), "low"),
                number(fields, columns.close(), "close"),
                number(fields, columns.volume(), "volume"),
                absent(fields, columns.quoteVolume()) ? null : number(fields, columns.quoteVolume(), "quote volume"),
                count(fields));
    }

    /** What not every source gives may also be missing in single rows. */
    private static boolean absent(List<String> fields, int place) {
        return place == Columns.ABSENT || fields.get(place).isEmpty();
    }

    private @Nullable Instant lastInstant(List<String> fields) throws BrokenRowException {
        return columns.closeTime() == Columns.ABSENT ? null : RowTimes.ofEpoch(fields.get(columns.closeTime()));
    }

    private @Nullable Long count(List<String> fields) throws BrokenRowException {
        if (absent(fields, columns.tradeCount())) {
            return null;
        }
        double count = number(fields, columns.tradeCount(), "trade count");
        if (count != Math.rint(count) || Math.abs(count) > 1e15) {
            throw new BrokenRowException(
                    "trade count '" + fields.get(columns.tradeCount()) + "' is not a whole number");
        }
        return (long) count;
    }

    private static double number(List<String> fields, int place, String name) throws BrokenRowException {
        String text = fields.get(place);
        try {
            return DecimalText.parse(text);
        } catch (NumberFormatException e) {
            throw new BrokenRowException(name + " '" + text + "' is not a number");
        }
    }
}
