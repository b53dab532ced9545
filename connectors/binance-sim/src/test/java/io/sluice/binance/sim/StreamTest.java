package io.sluice.binance.sim;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.binance.sim.malice.FrameRule;
import io.sluice.binance.sim.malice.FrameRule.Action;
import io.sluice.binance.sim.stream.StreamSettings;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
@DisplayName("F16 M-BINANCE streams tell what happens, and fail in every way they are told to")
class StreamTest {
    private static final long NEVER = 86_400_000L;
    private static final long MINUTE = 60_000L;

    private Path folder;
    private SimulatedVenue venue;
    private TestClient client;

    @BeforeEach
    void start(@TempDir Path temporary) throws Exception {
        folder = temporary;
        open(VenueSettings.with(folder.resolve("ledger.jsonl")));
    }

    private void open(VenueSettings settings) throws Exception {
        stop();
        venue = SimulatedVenue.start(settings);
        client = TestClient.of(venue);
    }

    @AfterEach
    void stop() {
        if (venue != null) {
            venue.close();
        }
    }

    private TestStream userStream() throws Exception {
        String key =
                client.keyed("POST", "/fapi/v1/listenKey").path("listenKey").asText();
        return TestStream.open(venue.streamUrl() + "/private/ws?listenKey=" + key);
    }

    private static String orderId(JsonNode frame) {
        return frame.path("o").path("c").asText();
    }

    /** Three orders' NEW frames as they arrive, with a rule for one of them. */
    private List<String> arriving(FrameRule rule, int count) throws Exception {
        try (TestStream stream = userStream()) {
            client.limit("BUY", "0.5", "59000", "k0");
            stream.nextOf("ORDER_TRADE_UPDATE");
            venue.malice().add(rule);
            for (int order = 1; order <= 3; order++) {
                client.limit("BUY", "0.5", "59000", "k" + order);
            }
            return stream.take(count, frame -> true).stream()
                    .map(StreamTest::orderId)
                    .toList();
        }
    }

    @Test
    void drops_a_frame() throws Exception {
        assertThat(arriving(FrameRule.next("ORDER_TRADE_UPDATE", 1, Action.DROP), 2))
                .containsExactly("k2", "k3");
    }

    @Test
    void sends_a_frame_twice() throws Exception {
        assertThat(arriving(FrameRule.next("ORDER_TRADE_UPDATE", 1, Action.DUPLICATE), 4))
                .containsExactly("k1", "k1", "k2", "k3");
    }

    @Test
    void sends_a_frame_after_the_next_one() throws Exception {
        assertThat(arriving(FrameRule.next("ORDER_TRADE_UPDATE", 1, Action.REORDER), 3))
                .containsExactly("k2", "k1", "k3");
    }

    @Test
    void falls_silent_without_a_word_and_comes_back() throws Exception {
        try (TestStream stream = userStream()) {
            venue.malice().add(FrameRule.stall("ORDER_TRADE_UPDATE", MINUTE));
            client.limit("BUY", "0.5", "59000", "k1");
            client.limit("BUY", "0.5", "59000", "k2");
            venue.clock().step(MINUTE);
            client.limit("BUY", "0.5", "59000", "k3");

            assertThat(orderId(stream.next())).isEqualTo("k3");
        }
    }

    @Test
    void cuts_the_connection_instead_of_telling() throws Exception {
        try (TestStream stream = userStream()) {
            venue.malice().add(FrameRule.next("ORDER_TRADE_UPDATE", 1, Action.CUT));
            client.limit("BUY", "0.5", "59000", "k1");

            assertThat(stream.endedSoon()).isTrue();
        }
        assertThat(client.find("k1").path("status").asText()).isEqualTo("NEW");
    }

    @Test
    void a_connection_ends_after_a_day() throws Exception {
        try (TestStream stream = userStream()) {
            venue.clock().step(StreamSettings.DEFAULT.lifeMillis() + 1);

            assertThat(stream.endedSoon()).isTrue();
            assertThat(stream.closeCode).isEqualTo(1008);
        }
    }

    @Test
    void a_connection_is_pinged() throws Exception {
        open(VenueSettings.with(folder.resolve("pings.jsonl")).with(new StreamSettings(NEVER, 100, 1000)));
        try (TestStream stream = userStream()) {
            while (stream.pings.get() < 2) {
                Thread.onSpinWait();
            }
        }
    }

    @Test
    void a_listen_key_that_is_not_kept_alive_ends_and_a_new_one_is_made() throws Exception {
        String key =
                client.keyed("POST", "/fapi/v1/listenKey").path("listenKey").asText();
        assertThat(client.keyed("POST", "/fapi/v1/listenKey").path("listenKey").asText())
                .isEqualTo(key);
        try (TestStream stream = TestStream.open(venue.streamUrl() + "/private/ws/" + key)) {
            venue.clock().step(59 * MINUTE);
            assertThat(client.keyed("PUT", "/fapi/v1/listenKey")
                            .path("listenKey")
                            .asText())
                    .isEqualTo(key);
            venue.clock().step(60 * MINUTE);

            assertThat(stream.nextOf("listenKeyExpired").path("listenKey").asText())
                    .isEqualTo(key);
        }
        assertThat(client.keyed("PUT", "/fapi/v1/listenKey").path("code").asInt())
                .isEqualTo(-1125);
        assertThat(client.keyed("POST", "/fapi/v1/listenKey").path("listenKey").asText())
                .isNotEqualTo(key);
    }

    @Test
    void market_streams_come_alone_or_combined_at_their_own_address_only() throws Exception {
        try (TestStream book = TestStream.open(venue.streamUrl() + "/public/ws/btcusdt@bookTicker");
                TestStream both = TestStream.open(
                        venue.streamUrl() + "/public/stream?streams=btcusdt@bookTicker/ethusdt@bookTicker");
                TestStream market = TestStream.open(venue.streamUrl() + "/market/ws/btcusdt@markPrice@1s")) {
            venue.price("ETHUSDT", "3100");
            venue.price("BTCUSDT", "61000");

            JsonNode alone = book.nextOf("bookTicker");
            assertThat(alone.path("b").asText()).isEqualTo("61000.00");
            assertThat(alone.path("a").asText()).isEqualTo("61000.10");
            assertThat(both.take(2, frame -> true))
                    .extracting(frame -> frame.path("stream").asText() + " "
                            + frame.path("data").path("b").asText())
                    .containsExactly("ethusdt@bookTicker 3100.00", "btcusdt@bookTicker 61000.00");
            assertThat(market.next(frame -> frame.path("p").asText().startsWith("61000"))
                            .path("e")
                            .asText())
                    .isEqualTo("markPriceUpdate");
        }
        try (TestStream wrong = TestStream.open(venue.streamUrl() + "/market/ws/btcusdt@bookTicker")) {
            wrong.say("{\"method\":\"LIST_SUBSCRIPTIONS\",\"id\":1}");
            assertThat(wrong.next().path("result")).isEmpty();
        }
    }

    @Test
    void streams_are_subscribed_to_and_left_while_connected() throws Exception {
        try (TestStream stream = TestStream.open(venue.streamUrl() + "/public/ws")) {
            stream.say("{\"method\":\"SUBSCRIBE\",\"params\":[\"btcusdt@bookTicker\"],\"id\":1}");
            assertThat(stream.next()).hasToString("{\"result\":null,\"id\":1}");
            venue.price("BTCUSDT", "61000");
            assertThat(stream.next().path("b").asText()).isEqualTo("61000.00");
            stream.say("{\"method\":\"UNSUBSCRIBE\",\"params\":[\"btcusdt@bookTicker\"],\"id\":2}");
            assertThat(stream.next()).hasToString("{\"result\":null,\"id\":2}");
            venue.price("BTCUSDT", "62000");
            stream.say("{\"method\":\"LIST_SUBSCRIPTIONS\",\"id\":3}");
            assertThat(stream.next()).hasToString("{\"result\":[],\"id\":3}");
        }
    }

    @Test
    void each_candle_is_told_as_closed_once_and_is_the_same_by_rest() throws Exception {
        try (TestStream stream = TestStream.open(venue.streamUrl() + "/market/ws/btcusdt@kline_1m")) {
            stream.nextOf("kline");
            venue.price("BTCUSDT", "61000");
            venue.price("BTCUSDT", "59500");
            venue.clock().step(3 * MINUTE);

            List<JsonNode> closed =
                    stream.take(3, frame -> frame.path("k").path("x").asBoolean());
            JsonNode klines = client.open("/fapi/v1/klines?symbol=BTCUSDT&interval=1m&startTime="
                    + closed.get(0).path("k").path("t").asText() + "&limit=3");
            for (int candle = 0; candle < 3; candle++) {
                JsonNode told = closed.get(candle).path("k");
                JsonNode asked = klines.get(candle);
                assertThat(told.path("t").asLong()).isEqualTo(asked.get(0).asLong());
                assertThat(told.path("h").asText()).isEqualTo(asked.get(2).asText());
                assertThat(told.path("c").asText()).isEqualTo(asked.get(4).asText());
                assertThat(told.path("T").asLong()).isEqualTo(asked.get(6).asLong());
            }
            assertThat(klines.get(2).get(5).asText()).as("nothing traded").isEqualTo("0");
        }
    }
}
