package io.sluice.dashboard.scene;

import io.sluice.schemas.Candle;
import io.sluice.schemas.Quote;
import io.sluice.schemas.Timeframe;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Sixty instruments with an afternoon of one-minute candles each: a seeded walk, so that every run paints the same picture. */
public final class Market {
    /** The instant at which the scene plays: the close of the last candle. */
    public static final Instant NOW = Instant.parse("2026-03-17T15:04:00Z");

    public static final String FIRST = "BINANCE:BTCUSDT";
    private static final int MINUTES = 300;
    private static final long SEED = 20260317;
    private static final List<String> SYMBOLS = List.of(
            "BTC", "ETH", "SOL", "BNB", "XRP", "ADA", "DOGE", "AVAX", "LINK", "DOT", "LTC", "ATOM", "NEAR", "UNI",
            "FIL");
    private static final double[] PRICES = {
        71_240.5, 3_918.2, 188.45, 612.3, 0.6182, 0.7441, 0.1689, 52.31, 19.84, 9.412, 92.61, 11.87, 7.204, 12.66, 8.317
    };

    private final Map<String, List<Candle>> candles = new LinkedHashMap<>();

    public Market() {
        names().forEach(name -> candles.put(name, walk(name)));
    }

    private static Stream<String> names() {
        Stream<String> named = SYMBOLS.stream().map(symbol -> "BINANCE:" + symbol + "USDT");
        return Stream.concat(named, IntStream.rangeClosed(16, 60).mapToObj(n -> "BINANCE:COIN%02dUSDT".formatted(n)));
    }

    public List<String> instruments() {
        return List.copyOf(candles.keySet());
    }

    /** Decimals of an instrument's tick. */
    public int decimals(String instrument) {
        double price = startPrice(instrument);
        return price > 1000 ? 1 : price > 10 ? 2 : 4;
    }

    public List<Candle> candles(String instrument) {
        return candles.get(instrument);
    }

    public double last(String instrument) {
        return candles.get(instrument).getLast().getClose();
    }

    /** A quote around a price, one tick wide. */
    public Quote quote(String instrument, double price, Instant time) {
        double half = Math.pow(10, -decimals(instrument)) / 2;
        return Quote.newBuilder()
                .setInstrument(instrument)
                .setTime(time)
                .setBid(price - half)
                .setAsk(price + half)
                .setSource("scene")
                .build();
    }

    /** The candle after the last one. */
    public Candle next(String instrument) {
        Candle last = candles(instrument).getLast();
        double close = last.getClose() * 1.0006;
        return candle(instrument, last.getCloseTime(), last.getClose(), close, last.getClose() * 0.0004);
    }

    private static double startPrice(String instrument) {
        int index = SYMBOLS.indexOf(instrument.replaceAll(".*:|USDT", ""));
        return index >= 0 ? PRICES[index] : 1 + Math.abs(instrument.hashCode() % 9_000) / 100.0;
    }

    private List<Candle> walk(String instrument) {
        Random random = new Random(SEED ^ instrument.hashCode());
        List<Candle> found = new ArrayList<>();
        double price = startPrice(instrument);
        double pace = 0;
        Instant open = NOW.minus(Duration.ofMinutes(MINUTES));
        for (int minute = 0; minute < MINUTES; minute++) {
            pace = 0.86 * pace + 0.00028 * random.nextGaussian();
            double close = price * (1 + pace + 0.0004 * random.nextGaussian());
            double wick = price * 0.0004 * Math.abs(random.nextGaussian());
            found.add(candle(instrument, open, price, close, wick));
            price = close;
            open = open.plus(Duration.ofMinutes(1));
        }
        return found;
    }

    private Candle candle(String instrument, Instant open, double from, double to, double wick) {
        Instant closeTime = open.plus(Duration.ofMinutes(1));
        return Candle.newBuilder()
                .setInstrument(instrument)
                .setTimeframe(Timeframe.M1)
                .setOpenTime(open)
                .setCloseTime(closeTime)
                .setOpen(round(instrument, from))
                .setClose(round(instrument, to))
                .setHigh(round(instrument, Math.max(from, to) + wick))
                .setLow(round(instrument, Math.min(from, to) - wick))
                .setVolume(12.5)
                .setSource("scene")
                .setKnownAt(closeTime)
                .build();
    }

    private double round(String instrument, double price) {
        double scale = Math.pow(10, decimals(instrument));
        return Math.round(price * scale) / scale;
    }
}
