package io.sluice.files.csv;

import java.time.ZoneId;

/**
 * How one file's rows are laid out.
 *
 * @param kind which program writes such files
 * @param delimiter between fields
 * @param columns where the values stand
 * @param headerLine number of the header's line, from 1; 0 without a header
 */
public record FileFormat(Kind kind, char delimiter, Columns columns, long headerLine) {

    /** The zone of exchanges, by the name people use. */
    public static final ZoneId UTC = ZoneId.of("UTC");

    /** The kinds of file that can be read. */
    public enum Kind {
        /** Binance's klines; numeric times in UTC. */
        BINANCE("binance-csv", "BINANCE"),
        /** MetaTrader's exports; the times are the server's wall clock. */
        METATRADER("metatrader-csv", "MT5"),
        /** Any other with time, open, high, low, close and volume named in a header. */
        NAMED_COLUMNS("csv", ""),
        /** A table in Parquet with such columns. */
        PARQUET("parquet", "");

        private final String source;
        private final String venue;

        Kind(String source, String venue) {
            this.source = source;
            this.venue = venue;
        }

        /** What candles carry as their source. */
        public String source() {
            return source;
        }

        /** Venue of instruments named by the file only; empty when the kind does not tell. */
        public String venue() {
            return venue;
        }
    }

    /** The zone its times are in, given the zone of servers and of text without one. */
    public ZoneId zone(ZoneId stated) {
        return kind == Kind.BINANCE ? UTC : stated;
    }

    /** A parser for one pass over the file. */
    public RowParser parser(ZoneId stated) {
        return new RowParser(this, stated);
    }

    FileFormat of(Kind other) {
        return new FileFormat(other, delimiter, columns, headerLine);
    }

    FileFormat ticksAsVolume() {
        return new FileFormat(kind, delimiter, columns.ticksAsVolume(), headerLine);
    }
}
