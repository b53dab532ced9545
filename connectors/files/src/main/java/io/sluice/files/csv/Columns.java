package io.sluice.files.csv;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Where the values of a bar stand in a row, from 0; {@link #ABSENT} for a column the file does not have.
 *
 * @param width columns of a whole row
 * @param date date alone, when {@code time} holds the time of day
 * @param time date and time, or time of day
 * @param open first price
 * @param high highest price
 * @param low lowest price
 * @param close last price
 * @param volume traded volume
 * @param closeTime last instant, inclusive
 * @param quoteVolume traded value
 * @param tradeCount number of trades, or of ticks
 */
record Columns(
        int width,
        int date,
        int time,
        int open,
        int high,
        int low,
        int close,
        int volume,
        int closeTime,
        int quoteVolume,
        int tradeCount) {
    static final int ABSENT = -1;

    /** Binance's klines without a header: 12 columns, or the first 6 of them. */
    static Columns binance(int width) {
        return width == 6
                ? new Columns(6, ABSENT, 0, 1, 2, 3, 4, 5, ABSENT, ABSENT, ABSENT)
                : new Columns(width, ABSENT, 0, 1, 2, 3, 4, 5, 6, 7, 8);
    }

    /** MetaTrader's older export without a header: date, time, prices, ticks. */
    static Columns metaTrader() {
        return new Columns(7, 0, 1, 2, 3, 4, 5, 6, ABSENT, ABSENT, 6);
    }

    /** The columns a header names; empty when it lacks a time, one of the four prices or a volume. */
    static Optional<Columns> named(List<String> header) {
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < header.size(); i++) {
            places.putIfAbsent(plain(header.get(i)), i);
        }
        int time = first(places, "time", "timestamp", "datetime", "open_time", "open_time_ms", "opentime", "unix");
        int date = first(places, "date");
        int ticks = first(places, "tickvol", "tick_volume");
        int volume = first(places, "volume", "vol", "real_volume");
        Columns columns = new Columns(
                header.size(),
                time == ABSENT ? ABSENT : date,
                time == ABSENT ? date : time,
                first(places, "open"),
                first(places, "high"),
                first(places, "low"),
                first(places, "close"),
                volume == ABSENT ? ticks : volume,
                first(places, "close_time", "closetime"),
                first(places, "quote_volume", "quote_asset_volume", "quotevolume"),
                ticks == ABSENT ? first(places, "count", "trades", "number_of_trades", "tradecount") : ticks);
        return columns.whole() ? Optional.of(columns) : Optional.empty();
    }

    private boolean whole() {
        return time != ABSENT
                && open != ABSENT
                && high != ABSENT
                && low != ABSENT
                && close != ABSENT
                && volume != ABSENT;
    }

    /** The same with ticks standing for volume. */
    Columns ticksAsVolume() {
        return new Columns(width, date, time, open, high, low, close, tradeCount, closeTime, quoteVolume, tradeCount);
    }

    /** The name of a column without brackets, case and kind of blank. */
    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[<>]", "").strip().replaceAll("[ -]+", "_");
    }

    private static int first(Map<String, Integer> places, String... names) {
        for (String name : names) {
            Integer place = places.get(name);
            if (place != null) {
                return place;
            }
        }
        return ABSENT;
    }
}
