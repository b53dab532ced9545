package io.sluice.binance.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.binance.SharedData;
import io.sluice.schemas.Candle;
import io.sluice.schemas.Quote;
import io.sluice.schemas.Timeframe;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MarketMessagesTest {
    private static final String KLINE = """
            {"stream":"btcusdt@kline_1m","data":{"e":"kline","E":1638747720003,"s":"BTCUSDT","k":{
             "t":1638747660000,"T":1638747719999,"s":"BTCUSDT","i":"1m","f":100,"L":200,"o":"0.0010","c":"0.0020",
             "h":"0.0025","l":"0.0010","v":"1000","n":100,"x":%s,"q":"1.0000","V":"500","Q":"0.500","B":"123456"}}}
            """;
    private static final String MARK = """
            {"e":"markPriceUpdate","E":1562305380000,"s":"BTCUSDT","p":"11794.15000000","i":"11784.62659091",
             "P":"11784.25641265","r":"0.00038167","T":1562306400000}
            """;
    private static final String BOOK = """
            {"e":"bookTicker","u":400900217,"E":1568014460893,"T":1568014460891,"s":"BNBUSDT","b":"25.35190000",
             "B":"31.21000000","a":"25.36520000","A":"40.66000000"}
            """;

    private static Candle candle(String source, Instant knownAt) {
        return Candle.newBuilder()
                .setInstrument("BINANCE:BTCUSDT")
                .setTimeframe(Timeframe.M1)
                .setOpenTime(Instant.ofEpochMilli(1638747660000L))
                .setCloseTime(Instant.ofEpochMilli(1638747720000L))
                .setOpen(0.0010)
                .setHigh(0.0025)
                .setLow(0.0010)
                .setClose(0.0020)
                .setVolume(1000)
                .setQuoteVolume(1.0)
                .setTradeCount(100L)
                .setSource(source)
                .setKnownAt(knownAt)
                .build();
    }

    @Test
    @DisplayName("M-BINANCE a closed kline is a candle; one that is still open is not")
    void reads_closed_candles_only() {
        assertThat(MarketMessages.frame(KLINE.formatted("true")))
                .isEqualTo(new MarketMessage.Closed(candle("binance-stream", Instant.ofEpochMilli(1638747720003L))));
        assertThat(MarketMessages.frame(KLINE.formatted("false"))).isEqualTo(new MarketMessage.Other());
    }

    @Test
    @DisplayName("M-COMPLETE a candle is never known before it closed, whatever the message says")
    void knows_no_candle_before_its_close() {
        String early = KLINE.formatted("true").replace("1638747720003", "1638747660000");
        assertThat(MarketMessages.frame(early))
                .isEqualTo(new MarketMessage.Closed(candle("binance-stream", Instant.ofEpochMilli(1638747720000L))));
    }

    @Test
    @DisplayName("M-BINANCE book ticker and mark price are read, alone or in a combined stream")
    void reads_book_and_mark() {
        MarketMessage book = new MarketMessage.Book(
                "BNBUSDT", 400900217, 25.3519, 31.21, 25.3652, 40.66, Instant.ofEpochMilli(1568014460891L));
        assertThat(MarketMessages.frame(BOOK)).isEqualTo(book);
        assertThat(MarketMessages.frame("{\"stream\":\"x\",\"data\":" + BOOK + "}"))
                .isEqualTo(book);
        assertThat(MarketMessages.frame(MARK))
                .isEqualTo(new MarketMessage.Mark(
                        "BTCUSDT",
                        11794.15,
                        0.00038167,
                        Instant.ofEpochMilli(1562306400000L),
                        Instant.ofEpochMilli(1562305380000L)));
    }

    @Test
    @DisplayName("M-QUALITY a frame that cannot be read is told as such, never guessed")
    void reads_garbage_as_unreadable() {
        for (String bad : List.of(
                "",
                "{",
                "<html>",
                BOOK.replace("25.35190000", "NaN"),
                BOOK.replace("25.35190000", "1e999"),
                BOOK.replace("25.35190000", ""),
                MARK.replace("1562306400000", "\"soon\""),
                KLINE.formatted("true").replace("\"1m\"", "\"7m\""))) {
            assertThat(MarketMessages.frame(bad))
                    .as(bad)
                    .matches(message -> message instanceof MarketMessage.Unreadable || bad.isEmpty());
        }
        assertThat(MarketMessages.frame("{\"result\":null,\"id\":1}")).isEqualTo(new MarketMessage.Other());
    }

    @Test
    @DisplayName("M-BINANCE an answer to klines: what may not have closed yet is left out")
    void reads_klines() {
        Instant knownAt = Instant.ofEpochMilli(1638747800000L);
        String body = """
                [[1638747660000,"0.0010","0.0025","0.0010","0.0020","1000",1638747719999,"1.0000",100,"500","0.5","0"],
                 [1638747720000,"0.0010","0.0025","0.0010","0.0020","1000",1638747779999,"1.0000",100,"500","0.5","0"]]
                """;
        assertThat(MarketMessages.klines(body, "BTCUSDT", Timeframe.M1, Instant.ofEpochMilli(1638747720000L), knownAt))
                .containsExactly(candle("binance-rest", knownAt));
        for (String bad : List.of("", "{}", "[[1638747660000,\"x\"]]", "[7")) {
            assertThatThrownBy(() -> MarketMessages.klines(bad, "BTCUSDT", Timeframe.M1, knownAt, knownAt))
                    .as(bad)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    @DisplayName("M-BINANCE quotes: older updates are dropped, what comes within the interval is merged")
    void joins_book_and_mark() {
        List<Quote> told = new ArrayList<>();
        Quotes quotes = new Quotes(Duration.ofMillis(100), told::add);
        quotes.mark(mark(50, 1), 0);
        quotes.book(book(10, 99.0), 0);
        quotes.book(book(12, 99.5), 1_000_000);
        quotes.book(book(11, 99.2), 2_000_000);
        quotes.mark(mark(49, 0), 3_000_000);
        quotes.flush(99_000_000);
        assertThat(told).extracting(Quote::getBid).containsExactly(99.0);

        quotes.flush(100_000_000);
        quotes.flush(300_000_000);
        assertThat(told).extracting(Quote::getBid).containsExactly(99.0, 99.5);
        assertThat(told).extracting(Quote::getMarkPrice).containsExactly(50.0, 50.0);
        assertThat(told).extracting(Quote::getFundingRate).containsExactly(0.0001, 0.0001);
    }

    private static MarketMessage.Book book(long update, double bid) {
        return new MarketMessage.Book("BTCUSDT", update, bid, 1, bid + 1, 1, Instant.ofEpochMilli(update));
    }

    private static MarketMessage.Mark mark(double price, long millis) {
        return new MarketMessage.Mark(
                "BTCUSDT", price, 0.0001, Instant.ofEpochMilli(9_000_000), Instant.ofEpochMilli(millis));
    }

    @Test
    @DisplayName("M-BINANCE the recorded stream: every book ticker is read, updates rise, bid is below ask")
    void reads_the_recorded_stream() throws IOException {
        Map<String, Integer> kinds = new HashMap<>();
        List<MarketMessage.Book> books = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(
                        SharedData.file("binance-ws-recorded-hftbacktest/usdm-btcusdt_20240808.gz"))),
                StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                MarketMessage message = MarketMessages.frame(line.substring(line.indexOf(' ') + 1));
                kinds.merge(message.getClass().getSimpleName(), 1, Integer::sum);
                if (message instanceof MarketMessage.Book book) {
                    books.add(book);
                }
            }
        }
        assertThat(kinds).containsOnlyKeys("Book", "Other").containsEntry("Book", 66_089);
        for (int i = 1; i < books.size(); i++) {
            assertThat(books.get(i).update()).isGreaterThan(books.get(i - 1).update());
            assertThat(books.get(i).bid()).isLessThan(books.get(i).ask());
        }
        List<Quote> quotes = new ArrayList<>();
        Quotes joined = new Quotes(Duration.ofMillis(100), quotes::add);
        books.forEach(book -> joined.book(book, book.time().toEpochMilli() * 1_000_000));
        assertThat(quotes).hasSizeBetween(1_500, 3_500);
    }
}
