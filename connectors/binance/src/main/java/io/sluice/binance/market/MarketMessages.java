package io.sluice.binance.market;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sluice.binance.Symbols;
import io.sluice.market.Timeframes;
import io.sluice.schemas.Candle;
import io.sluice.schemas.Timeframe;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Reads the exchange's messages and answers about the market. Prices are text there, so that no digit is lost on the way. */
final class MarketMessages {
    static final String STREAM_SOURCE = "binance-stream";
    static final String REST_SOURCE = "binance-rest";

    private static final ObjectMapper JSON = new ObjectMapper();

    private MarketMessages() {}

    /** Reads one frame, of a single or of combined streams. */
    static MarketMessage frame(String text) {
        try {
            JsonNode root = JSON.readTree(text);
            JsonNode data = root == null ? JSON.nullNode() : root.has("data") ? root.path("data") : root;
            return switch (data.path("e").asText()) {
                case "kline" -> kline(data);
                case "bookTicker" -> book(data);
                case "markPriceUpdate" -> mark(data);
                default -> new MarketMessage.Other();
            };
        } catch (JsonProcessingException | IllegalArgumentException unreadable) {
            return new MarketMessage.Unreadable(unreadable.getClass().getSimpleName());
        }
    }

    private static MarketMessage kline(JsonNode data) {
        JsonNode kline = data.path("k");
        if (!kline.path("x").asBoolean()) {
            return new MarketMessage.Other();
        }
        Timeframe timeframe = Timeframes.named(kline.path("i").asText());
        Instant open = millis(kline, "t");
        Instant close = open.plus(Timeframes.length(timeframe));
        Instant told = millis(data, "E");
        return new MarketMessage.Closed(Candle.newBuilder()
                .setInstrument(Symbols.instrument(text(kline, "s")))
                .setTimeframe(timeframe)
                .setOpenTime(open)
                .setCloseTime(close)
                .setOpen(number(kline, "o"))
                .setHigh(number(kline, "h"))
                .setLow(number(kline, "l"))
                .setClose(number(kline, "c"))
                .setVolume(number(kline, "v"))
                .setQuoteVolume(number(kline, "q"))
                .setTradeCount(kline.path("n").asLong())
                .setSource(STREAM_SOURCE)
                .setKnownAt(told.isBefore(close) ? close : told)
                .build());
    }

    private static MarketMessage book(JsonNode data) {
        return new MarketMessage.Book(
                text(data, "s"),
                data.path("u").asLong(),
                number(data, "b"),
                number(data, "B"),
                number(data, "a"),
                number(data, "A"),
                millis(data, data.has("T") ? "T" : "E"));
    }

    private static MarketMessage mark(JsonNode data) {
        return new MarketMessage.Mark(
                text(data, "s"),
                number(data, "p"),
                data.path("r").asText().isEmpty() ? 0 : number(data, "r"),
                millis(data, "T"),
                millis(data, "E"));
    }

    /**
     * Reads an answer to klines.
     *
     * @param before candles that open at or after this are left out: they may not have closed yet
     * @param knownAt when the answer was given
     * @throws IllegalArgumentException when it is not such an answer
     */
    static List<Candle> klines(String body, String symbol, Timeframe timeframe, Instant before, Instant knownAt) {
        JsonNode root;
        try {
            root = JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the candles are not JSON", e);
        }
        if (root == null || !root.isArray()) {
            throw new IllegalArgumentException("the candles are not a list");
        }
        List<Candle> candles = new ArrayList<>();
        for (JsonNode row : root) {
            Instant open = Instant.ofEpochMilli(row.path(0).asLong());
            if (open.isBefore(before)) {
                candles.add(candle(row, symbol, timeframe, open, knownAt));
            }
        }
        return candles;
    }

    private static Candle candle(JsonNode row, String symbol, Timeframe timeframe, Instant open, Instant knownAt) {
        Instant close = open.plus(Timeframes.length(timeframe));
        return Candle.newBuilder()
                .setInstrument(Symbols.instrument(symbol))
                .setTimeframe(timeframe)
                .setOpenTime(open)
                .setCloseTime(close)
                .setOpen(number(row, 1))
                .setHigh(number(row, 2))
                .setLow(number(row, 3))
                .setClose(number(row, 4))
                .setVolume(number(row, 5))
                .setQuoteVolume(number(row, 7))
                .setTradeCount(row.path(8).asLong())
                .setSource(REST_SOURCE)
                .setKnownAt(knownAt.isBefore(close) ? close : knownAt)
                .build();
    }

    private static String text(JsonNode node, String name) {
        String text = node.path(name).asText();
        if (text.isEmpty()) {
            throw new IllegalArgumentException("no " + name);
        }
        return text;
    }

    private static double number(JsonNode node, String name) {
        return finite(node.path(name).asText());
    }

    private static double number(JsonNode row, int column) {
        return finite(row.path(column).asText());
    }

    private static double finite(String text) {
        double value = Double.parseDouble(text);
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("not a finite number");
        }
        return value;
    }

    private static Instant millis(JsonNode node, String name) {
        if (!node.path(name).canConvertToLong()) {
            throw new IllegalArgumentException("no instant " + name);
        }
        return Instant.ofEpochMilli(node.path(name).longValue());
    }
}
