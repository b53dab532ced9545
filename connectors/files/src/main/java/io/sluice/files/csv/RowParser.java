package io.sluice.files.csv;

import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Turns the lines of one file into bars, in the order of the file. For one thread. */
public final class RowParser {
    private final Columns columns;
    private final RowTimes times;
    private final Fields fields;

    RowParser(FileFormat format, ZoneId stated) {
        this.columns = format.columns();
        this.times = new RowTimes(format.zone(stated), format.kind() == FileFormat.Kind.METATRADER);
        this.fields = new Fields(format.delimiter());
    }

    /**
     * The bar of the line that the lines are at.
     *
     * @throws BrokenRowException when it is no row of this format
     */
    public Bar parse(Lines lines) throws BrokenRowException {
        lines.split(fields);
        return bar();
    }

    /** @throws BrokenRowException when the line is no row of this format */
    Bar parse(String line) throws BrokenRowException {
        fields.split(line.toCharArray(), 0, line.length());
        return bar();
    }

    private Bar bar() throws BrokenRowException {
        if (fields.count() != columns.width()) {
            throw new BrokenRowException(fields.count() + " columns instead of " + columns.width());
        }
        return new Bar(
                openTime(),
                lastInstant(),
                number(columns.open(), "open"),
                number(columns.high(), "high"),
                number(columns.low(), "low"),
                number(columns.close(), "close"),
                number(columns.volume(), "volume"),
                absent(columns.quoteVolume()) ? null : number(columns.quoteVolume(), "quote volume"),
                count());
    }

    /** What not every source gives may also be missing in single rows. */
    private boolean absent(int place) {
        return place == Columns.ABSENT || fields.isEmpty(place);
    }

    private Instant openTime() throws BrokenRowException {
        if (columns.date() != Columns.ABSENT) {
            return times.at(fields.text(columns.date()), fields.text(columns.time()));
        }
        long sinceEpoch = fields.wholeNumber(columns.time());
        return sinceEpoch == Fields.NO_NUMBER ? times.at(fields.text(columns.time())) : times.at(sinceEpoch);
    }

    private @Nullable Instant lastInstant() throws BrokenRowException {
        int place = columns.closeTime();
        if (place == Columns.ABSENT) {
            return null;
        }
        long sinceEpoch = fields.wholeNumber(place);
        return sinceEpoch == Fields.NO_NUMBER ? RowTimes.ofEpoch(fields.text(place)) : RowTimes.ofEpoch(sinceEpoch);
    }

    private @Nullable Long count() throws BrokenRowException {
        if (absent(columns.tradeCount())) {
            return null;
        }
        double count = number(columns.tradeCount(), "trade count");
        if (count != Math.rint(count) || Math.abs(count) > 1e15) {
            throw new BrokenRowException(
                    "trade count '" + fields.text(columns.tradeCount()) + "' is not a whole number");
        }
        return (long) count;
    }

    private double number(int place, String name) throws BrokenRowException {
        try {
            return fields.number(place);
        } catch (NumberFormatException e) {
            throw new BrokenRowException(name + " '" + fields.text(place) + "' is not a number");
        }
    }
}
