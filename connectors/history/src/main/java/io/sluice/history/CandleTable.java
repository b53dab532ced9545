package io.sluice.history;

import io.sluice.history.parquet.Column;
import io.sluice.history.parquet.DuckDb;
import io.sluice.history.parquet.ParquetTable;
import io.sluice.market.Micros;
import io.sluice.market.Timeframes;
import io.sluice.schemas.Candle;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** How candles lie in a file of the cache: one row a candle in rising time, one column a field. */
final class CandleTable {
    static final List<Column> COLUMNS = List.of(
            Column.ofTexts("instrument"),
            Column.ofTexts("timeframe"),
            Column.ofInstants("open_time"),
            Column.ofInstants("close_time"),
            Column.ofShortDecimals("open"),
            Column.ofShortDecimals("high"),
            Column.ofShortDecimals("low"),
            Column.ofShortDecimals("close"),
            Column.ofShortDecimals("volume"),
            Column.ofShortDecimals("quote_volume"),
            Column.ofLongs("trade_count"),
            Column.ofBooleans("complete"),
            Column.ofTexts("source"),
            Column.ofInstants("known_at"));

    /** What {@link CandleCursor} reads always, in its order. */
    static final String PRICES =
            "epoch_us(open_time), epoch_us(close_time), open::DOUBLE, high::DOUBLE, low::DOUBLE, \"close\"::DOUBLE,"
                    + " volume::DOUBLE";
    /** What it reads besides when all is wanted. */
    static final String REST = ", quote_volume::DOUBLE, trade_count, complete, epoch_us(known_at)";

    private CandleTable() {}

    static void add(ParquetTable table, Candle candle) throws IOException {
        table.add(candle.getInstrument())
                .add(Timeframes.name(candle.getTimeframe()))
                .add(candle.getOpenTime())
                .add(candle.getCloseTime())
                .add(candle.getOpen())
                .add(candle.getHigh())
                .add(candle.getLow())
                .add(candle.getClose())
                .add(candle.getVolume());
        Double quoteVolume = candle.getQuoteVolume();
        if (quoteVolume == null) {
            table.addNull();
        } else {
            table.add(quoteVolume.doubleValue());
        }
        Long tradeCount = candle.getTradeCount();
        if (tradeCount == null) {
            table.addNull();
        } else {
            table.add(tradeCount.longValue());
        }
        table.add(candle.getComplete())
                .add(candle.getSource())
                .add(candle.getKnownAt())
                .endRow();
    }

    /** The part of a file that opens in a range, in the order of the file. */
    static String from(Path file, TimeRange range) {
        String all = " from " + DuckDb.table(file);
        if (range.equals(TimeRange.ALL)) {
            return all;
        }
        return all + " where open_time >= " + instant(range.from()) + " and open_time < " + instant(range.to());
    }

    private static String instant(Instant instant) {
        long micros = Micros.of(instant);
        // A candle cannot open between two microseconds, but a range may begin there.
        boolean between = !Micros.instant(micros).equals(instant);
        return "make_timestamptz(" + (between ? micros + 1 : micros) + ")";
    }
}
