package io.sluice.delivery.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.sluice.delivery.Alerts;
import io.sluice.delivery.DeliveryMetrics;
import io.sluice.delivery.text.AlertJson;
import io.sluice.delivery.text.Catalogue;
import io.sluice.delivery.text.Language;
import io.sluice.schemas.Alert;
import io.sluice.schemas.Severity;
import io.sluice.testkit.Await;
import io.sluice.testkit.RawWebSocket;
import io.sluice.testkit.Seeds;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AlertServerTest {
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final AlertHub hub = new AlertHub(new AlertJson(new Catalogue()), 100, new DeliveryMetrics(meters));
    private final List<String> feedback = new CopyOnWriteArrayList<>();
    private final Tickets tickets = new Tickets();
    private Optional<String> ailment = Optional.empty();
    private final AlertServer server = AlertServer.start(
            new WebSocketSettings("127.0.0.1", 0, Set.of("http://localhost:8080"), Language.ENGLISH),
            hub,
            tickets,
            () -> ailment,
            meters::scrape);

    AlertServerTest() {
        hub.tell(new Feedback() {
            @Override
            public void received(String alertId, String listener) {
                feedback.add("received " + alertId + " " + listener);
            }

            @Override
            public boolean acknowledged(String alertId, String who, String reason) {
                return feedback.add("acknowledged " + alertId + " " + who + " " + reason);
            }

            @Override
            public void dropped(String alertId, String listeners, int occasion) {
                feedback.add("dropped " + listeners);
            }
        });
    }

    /** Two people with tokens; tickets are good once. */
    private static final class Tickets implements Access {
        private final Map<String, Visitor> people =
                Map.of("anna-token", new Visitor("anna", true), "vera-token", new Visitor("vera", false));
        private final Map<String, Visitor> tickets = new ConcurrentHashMap<>();

        @Override
        public Optional<Visitor> byToken(String token) {
            return Optional.ofNullable(people.get(token));
        }

        @Override
        public Optional<Visitor> byTicket(String ticket) {
            return Optional.ofNullable(tickets.remove(ticket));
        }
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Ear anna(String query, String... headers) {
        List<String> all = new ArrayList<>(List.of("Authorization", "Bearer anna-token"));
        all.addAll(List.of(headers));
        return Ear.at(CLIENT, server.port(), query, all.toArray(String[]::new));
    }

    private static void awaitHeard(Ear ear, int count) throws InterruptedException {
        Await.until(count + " messages", LONGEST, () -> ear.heard().size() >= count);
    }

    private static List<String> ids(Ear ear) {
        return ear.heard().stream()
                .filter(each -> each.startsWith("{\"type\":\"alert\""))
                .map(each -> each.substring(22, 48))
                .toList();
    }

    @Test
    @DisplayName("N-WS every listener hears each alert once, in its language, on /alerts and /alertas")
    void broadcasts_to_everybody() throws Exception {
        Alert alert = Alerts.critical("x");
        try (Ear english = anna("");
                Ear portuguese = anna("?lang=pt-BR");
                Ear other = Ear.inPortuguese(CLIENT, server.port(), "Authorization", "Bearer anna-token")) {
            awaitHeard(english, 1);
            awaitHeard(portuguese, 1);
            awaitHeard(other, 1);
            hub.broadcast(alert);
            hub.broadcast(alert);
            hub.broadcast(Alerts.warning("y"));
            awaitHeard(english, 3);
            awaitHeard(portuguese, 3);
            awaitHeard(other, 3);
            assertThat(ids(other)).isEqualTo(ids(english));
            assertThat(english.heard().getFirst())
                    .isEqualTo(
                            "{\"type\":\"hello\",\"name\":\"anna\",\"mayAcknowledge\":true,\"language\":\"en\",\"queue\":100}");
            assertThat(ids(english))
                    .containsExactly(alert.getId(), Alerts.warning("y").getId());
            assertThat(portuguese.heard().get(1)).contains("\"title\":\"Disjuntor\"");
        }
    }

    @Test
    @DisplayName("N-WS late joiners ask for the last N, in the query or by a message")
    void late_joiners_get_the_last() throws Exception {
        for (int i = 0; i < 150; i++) {
            hub.broadcast(Alerts.warning("a" + i));
        }
        try (Ear ear = anna("?last=2")) {
            ear.say("{\"last\":1000}");
            awaitHeard(ear, 3);
            assertThat(ear.heard().get(1))
                    .startsWith("{\"type\":\"last\",\"items\":[{\"type\":\"alert\",\"id\":\""
                            + Alerts.warning("a148").getId())
                    .contains(Alerts.warning("a149").getId());
            assertThat(ear.heard().get(2).split("\"type\":\"alert\"", -1)).hasSize(AlertHub.HISTORY + 1);
        }
    }

    @Test
    @DisplayName("N-RECEIPTS receipts and acknowledgements name the visitor; a viewer may not acknowledge")
    void receipts_and_acknowledgements_name_the_visitor() throws Exception {
        tickets.tickets.put("once", new Access.Visitor("vera", false));
        try (Ear anna = anna("");
                Ear vera = Ear.at(CLIENT, server.port(), "?ticket=once")) {
            anna.say("{\"received\":\"A1\"}");
            anna.say("{\"ack\":\"A1\",\"reason\":\"on it\"}");
            vera.say("{\"ack\":\"A1\"}");
            awaitHeard(vera, 2);
            Await.until("feedback", LONGEST, () -> feedback.size() == 2);
            assertThat(feedback).containsExactly("received A1 anna", "acknowledged A1 anna on it");
            assertThat(vera.heard().get(1))
                    .isEqualTo("{\"type\":\"error\",\"detail\":\"this visitor may not acknowledge\"}");
        }
    }

    @Test
    @DisplayName("X-SECURITY no token, a wrong token, a used ticket and a foreign origin are refused at the handshake")
    void refuses_strangers() {
        tickets.tickets.put("once", new Access.Visitor("vera", false));
        Ear.at(CLIENT, server.port(), "?ticket=once").close();
        assertRefused("");
        assertRefused("?ticket=once");
        assertRefused("", "Authorization", "Bearer wrong");
        assertRefused("", "Authorization", "Bearer anna-token", "Origin", "http://evil.example");
        anna("", "Origin", "http://localhost:8080").close();
    }

    private void assertRefused(String query, String... headers) {
        assertThatThrownBy(() -> Ear.at(CLIENT, server.port(), query, headers)).isInstanceOf(CompletionException.class);
    }

    @Test
    @DisplayName("A-BOUND a listener that reads nothing loses the oldest, is cut off, and holds up nobody")
    void cuts_off_who_reads_nothing() throws Exception {
        try (Ear deaf = Ear.deafAs(CLIENT, server.port(), "vera-token");
                Ear quick = anna("")) {
            awaitHeard(quick, 1);
            Await.until("both", LONGEST, () -> hub.listeners() == 2);
            String longText = "x".repeat(60_000);
            int sent = 0;
            while (hub.listeners() == 2) {
                hub.broadcast(Alerts.alert("b" + sent, Severity.INFO, "Z", longText));
                sent++;
                int heard = sent + 1;
                Await.until("the quick one", LONGEST, () -> quick.heard().size() == heard);
                assertThat(sent).isLessThan(2_000);
            }
            hub.tellLosses();
            assertThat(feedback).isNotEmpty().allMatch("dropped vera"::equals);
            assertThat(deaf.heard()).isEmpty();
            assertThat(meters.scrape())
                    .contains("sluice_alert_listeners_cut_off_total 1.0")
                    .contains("sluice_alert_queue_dropped_total " + (double) feedback.size());
        }
    }

    @Test
    @DisplayName("N-WS whatever is sent, the server answers, refuses or closes, and others go on hearing")
    void fuzzed_input_harms_nobody() throws Exception {
        try (Ear witness = anna("")) {
            Seeds.forEach(20, random -> {
                try (Ear fuzzer = anna("?last=" + random.nextInt(-5, 5) + "&lang=" + random.nextInt())) {
                    for (int i = 0; i < 30 && !fuzzer.closed().isDone(); i++) {
                        blurt(fuzzer, random);
                    }
                }
            });
            feedback.forEach(each -> assertThat(each).startsWith("received ok-"));
            int before = witness.heard().size();
            hub.broadcast(Alerts.critical("still here"));
            awaitHeard(witness, before + 1);
            assertThat(get("/health").statusCode()).isEqualTo(200);
        }
    }

    @Test
    @DisplayName("X-SECURITY frames that no library sends, half ones too, tell nothing of the inside and harm nobody")
    void broken_frames_harm_nobody() throws Exception {
        try (Ear witness = anna("")) {
            awaitHeard(witness, 1);
            Seeds.forEach(40, random -> {
                try (RawWebSocket hostile = RawWebSocket.open(
                        server.port(), "/alerts?last=" + random.nextInt(), "Authorization: Bearer anna-token")) {
                    for (int frame = 0; frame < 10 && hostile.blurt(random); frame++) {
                        Thread.onSpinWait();
                    }
                    assertThat(hostile.drain())
                            .doesNotContain(
                                    "Exception", "io.sluice", "\tat ", "org.eclipse", "io.javalin", "vera-token");
                }
            });
            Await.until("those that are gone are let go", LONGEST, () -> hub.listeners() == 1);
            assertThat(feedback).isEmpty();
            hub.broadcast(Alerts.critical("still here"));
            awaitHeard(witness, 2);
            assertThat(get("/health").statusCode()).isEqualTo(200);
        }
    }

    private static void blurt(Ear fuzzer, RandomGenerator random) {
        String[] pieces = {
            "{", "}", "\"last\"", ":", "[", "1e999", "-1", "\"ack\"", "null", "\u0000", "\"received\"", ","
        };
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(12); i > 0; i--) {
            text.append(pieces[random.nextInt(pieces.length)]);
        }
        try {
            switch (random.nextInt(12)) {
                case 0 -> fuzzer.say("[".repeat(random.nextInt(5_000)));
                case 1 -> fuzzer.sayBytes(text.toString().getBytes(StandardCharsets.UTF_8));
                case 2 -> fuzzer.say("{\"received\":\"ok-" + random.nextInt(100) + "\"}");
                case 3 -> fuzzer.say("{\"last\":" + random.nextLong() + "}");
                default -> fuzzer.say(text.toString());
            }
        } catch (CompletionException cutOff) {
            assertThat(cutOff).hasCauseInstanceOf(IOException.class);
        }
    }

    @Test
    @DisplayName("N-WS health says why alerts do not come, metrics are in Prometheus's format")
    void health_and_metrics() throws Exception {
        assertThat(get("/health").body()).contains("\"status\":\"up\"");
        ailment = Optional.of("Kafka: TimeoutException");
        HttpResponse<String> ill = get("/health");
        assertThat(ill.statusCode()).isEqualTo(503);
        assertThat(ill.body()).contains("\"reason\":\"Kafka: TimeoutException\"");
        assertThat(get("/metrics").body()).contains("# TYPE sluice_alert_listeners gauge");
    }

    private HttpResponse<String> get(String path) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + server.port() + path);
        return CLIENT.sendAsync(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
                .get(LONGEST.toSeconds(), TimeUnit.SECONDS);
    }
}
