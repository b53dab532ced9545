package io.sluice.binance.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.binance.sim.ledger.Fact;
import io.sluice.binance.sim.ledger.FactKind;
import io.sluice.binance.sim.malice.RequestRule;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
@DisplayName("F12 F13 F15 the simulated venue misbehaves exactly as it is told to")
class MaliceTest {
    private static final RequestRule NEXT_ORDER = RequestRule.next("POST", "/fapi/v1/order");
    private static final int SILENCE_MILLIS = 300;

    private SimulatedVenue venue;
    private TestClient client;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        venue = SimulatedVenue.start(VenueSettings.with(folder.resolve("ledger.jsonl")));
        client = TestClient.of(venue);
    }

    @AfterEach
    void stop() {
        venue.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 17, 100, 300})
    void takes_an_order_and_loses_its_answer_after_so_many_bytes(int bytes) throws Exception {
        venue.malice().add(NEXT_ORDER.loseReply(bytes, false));

        assertThat(rawOrder("k1")).hasSize(bytes);

        assertThat(client.find("k1").path("status").asText()).isEqualTo("FILLED");
    }

    @Test
    void resets_the_connection_instead_of_answering() throws Exception {
        venue.malice().add(NEXT_ORDER.loseReply(0, true));

        assertThatThrownBy(() -> rawOrder("k1")).isInstanceOf(IOException.class).hasMessageContaining("reset");

        assertThat(client.find("k1").path("status").asText()).isEqualTo("FILLED");
    }

    @Test
    void an_order_without_an_answer_fails_for_the_client_and_is_found_later() throws Exception {
        venue.malice().add(NEXT_ORDER.loseReply(0, false));

        assertThatThrownBy(() -> client.market("BUY", "0.5", "k1")).isInstanceOf(IOException.class);

        assertThat(client.find("k1").path("executedQty").asText()).isEqualTo("0.500");
        assertThat(client.market("BUY", "0.5", "k2").path("status").asText()).isEqualTo("FILLED");
    }

    @Test
    void never_answers() throws Exception {
        venue.malice().add(NEXT_ORDER.neverAnswer());

        try (Socket socket = send("k1")) {
            socket.setSoTimeout(SILENCE_MILLIS);
            InputStream in = socket.getInputStream();
            assertThatThrownBy(in::read).isInstanceOf(SocketTimeoutException.class);
        }
        assertThat(client.find("k1").path("status").asText()).isEqualTo("FILLED");
    }

    @Test
    void sends_the_true_answer_byte_by_byte() throws Exception {
        venue.malice().add(NEXT_ORDER.trickle(1));

        String answer = new String(rawOrder("k1"), StandardCharsets.UTF_8);

        assertThat(answer).startsWith("HTTP/1.1 200").endsWith("}").contains("\"clientOrderId\":\"k1\"");
    }

    @Test
    void answers_anything_without_doing_it() throws Exception {
        venue.malice().add(NEXT_ORDER.answer(false, 503, "{\"code\":-1008,\"msg\":\"Request throttled.\"}"));

        JsonNode answer = client.market("BUY", "0.5", "k1");

        assertThat(client.last.statusCode()).isEqualTo(503);
        assertThat(answer.path("code").asInt()).isEqualTo(-1008);
        assertThat(client.find("k1").path("code").asInt()).isEqualTo(-2013);
        assertThat(venue.ledger().orders()).isEmpty();
    }

    @Test
    void does_it_and_answers_that_nobody_knows() throws Exception {
        venue.malice()
                .add(NEXT_ORDER.answer(true, 503, "Unknown error, please check your request or try again later."));

        client.market("BUY", "0.5", "k1");

        assertThat(client.last.statusCode()).isEqualTo(503);
        assertThat(client.last.body()).startsWith("Unknown error");
        assertThat(venue.ledger().orders("k1")).hasSize(1);
    }

    @Test
    void answers_with_garbage_of_a_page() throws Exception {
        venue.malice().add(NEXT_ORDER.answer(true, 200, "<html>not what you asked for"));

        client.market("BUY", "0.5", "k1");

        assertThat(client.last.body()).isEqualTo("<html>not what you asked for");
        assertThat(client.header("content-type")).startsWith("text/html");
    }

    @Test
    void takes_an_order_late_after_it_was_asked_for_in_vain() throws Exception {
        venue.malice().add(NEXT_ORDER.late(1500, true));

        Thread placing = Thread.ofVirtual().start(() -> place("k1"));
        awaitReceived("k1");
        assertThat(client.find("k1").path("code").asInt()).isEqualTo(-2013);
        placing.join();

        assertThat(client.find("k1").path("status").asText()).isEqualTo("FILLED");
    }

    @Test
    void an_order_that_comes_late_to_the_engine_is_refused_by_its_window() throws Exception {
        venue.malice().add(NEXT_ORDER.late(1500, false));

        JsonNode answer = client.signed(
                "POST",
                "/fapi/v1/order",
                "symbol",
                "BTCUSDT",
                "side",
                "BUY",
                "type",
                "MARKET",
                "quantity",
                "0.5",
                "newClientOrderId",
                "k1",
                "recvWindow",
                "1000");

        assertThat(answer.path("code").asInt()).isEqualTo(-5028);
        assertThat(venue.ledger().orders()).isEmpty();
    }

    @Test
    void spares_those_before_after_and_of_other_names() throws Exception {
        venue.malice().add(NEXT_ORDER.of("k.*").times(1, 1).answer(false, 500, "{}"));

        client.market("BUY", "0.5", "x1");
        assertThat(client.last.statusCode()).isEqualTo(200);
        client.market("BUY", "0.5", "k1");
        assertThat(client.last.statusCode()).isEqualTo(200);
        client.market("BUY", "0.5", "k2");
        assertThat(client.last.statusCode()).isEqualTo(500);
        client.market("BUY", "0.5", "k3");
        assertThat(client.last.statusCode()).isEqualTo(200);
    }

    @Test
    void malice_left_to_chance_is_the_same_for_the_same_seed(@TempDir Path folder) throws Exception {
        assertThat(dropped(folder.resolve("first.jsonl"))).isEqualTo(dropped(folder.resolve("second.jsonl")));
    }

    @Test
    void rules_are_set_over_http_and_taken_back() throws Exception {
        JsonNode status = client.admin(
                "/sim/malice/requests",
                "{\"path\":\"/fapi/v1/order\",\"times\":5,\"execute\":false,\"ending\":\"ANSWER\",\"status\":408}");
        assertThat(status.path("maliceLeft").asInt()).isEqualTo(5);

        client.market("BUY", "0.5", "k1");
        assertThat(client.last.statusCode()).isEqualTo(408);

        client.send(HttpRequest.newBuilder(URI.create(venue.restUrl() + "/sim/malice"))
                .DELETE());
        client.market("BUY", "0.5", "k1");
        assertThat(client.last.statusCode()).isEqualTo(200);
    }

    @Test
    void the_ledger_tells_of_each_time_it_misbehaved() throws Exception {
        venue.malice().add(NEXT_ORDER.loseReply(0, false));
        assertThatThrownBy(() -> client.market("BUY", "0.5", "k1")).isInstanceOf(IOException.class);

        assertThat(venue.ledger().facts(FactKind.MALICE_APPLIED))
                .extracting((Fact fact) -> fact.text("clientId") + " " + fact.text("ending"))
                .containsExactly("k1 CUT");
    }

    private static String dropped(Path ledger) throws Exception {
        StringBuilder outcome = new StringBuilder();
        try (SimulatedVenue chancy =
                SimulatedVenue.start(VenueSettings.with(ledger).seeded(7))) {
            chancy.malice().add(NEXT_ORDER.times(100, 0).with(0.5).answer(false, 500, "{}"));
            TestClient client = TestClient.of(chancy);
            for (int order = 0; order < 20; order++) {
                client.market("BUY", "0.5", "k" + order);
                outcome.append(client.last.statusCode()).append(' ');
            }
        }
        return outcome.toString();
    }

    private void place(String clientId) {
        try {
            TestClient.of(venue).market("BUY", "0.5", clientId);
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    private void awaitReceived(String clientId) {
        while (venue.ledger().facts(FactKind.REQUEST_RECEIVED).stream()
                .noneMatch(fact -> fact.text("clientId").equals(clientId))) {
            Thread.onSpinWait();
        }
    }

    private byte[] rawOrder(String clientId) throws Exception {
        try (Socket socket = send(clientId)) {
            return socket.getInputStream().readAllBytes();
        }
    }

    private Socket send(String clientId) throws Exception {
        Map<String, String> parameters = TestClient.parameters(
                "symbol",
                "BTCUSDT",
                "side",
                "BUY",
                "type",
                "MARKET",
                "quantity",
                "0.5",
                "newClientOrderId",
                clientId,
                "timestamp",
                String.valueOf(venue.clock().millis()));
        String query = TestClient.encode(parameters);
        URI url = URI.create(venue.restUrl());
        Socket socket = new Socket(url.getHost(), url.getPort());
        String request =
                "POST /fapi/v1/order?%s&signature=%s HTTP/1.1\r\nHost: x\r\nX-MBX-APIKEY: %s\r\nContent-Length: 0\r\n\r\n"
                        .formatted(query, client.sign(query), VenueSettings.DEFAULT_KEY.apiKey());
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }
}
