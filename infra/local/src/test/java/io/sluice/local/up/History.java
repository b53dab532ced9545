package io.sluice.local.up;

import io.sluice.files.trades.BitstampTrades;
import io.sluice.schemas.Candle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Real candles in a file of Binance's layout, short enough to be played in a test. */
public final class History {
    private History() {}

    /** The first candles of the trades that come along, under the name of an instrument that everybody knows. */
    public static Path write(Path folder, int candles) throws IOException {
        List<String> lines = new ArrayList<>();
        for (Candle candle : BitstampTrades.candles().subList(0, candles)) {
            lines.add("%d,%s,%s,%s,%s,%s,%d,%s,%d,0,0,0"
                    .formatted(
                            candle.getOpenTime().toEpochMilli(),
                            candle.getOpen(),
                            candle.getHigh(),
                            candle.getLow(),
                            candle.getClose(),
                            candle.getVolume(),
                            candle.getCloseTime().toEpochMilli() - 1,
                            candle.getQuoteVolume(),
                            candle.getTradeCount()));
        }
        return Files.write(folder.resolve("BTCUSDT-1m-2013-11.csv"), lines);
    }
}
