package io.sluice.api;

import static io.sluice.api.ApiStand.BTC;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.schemas.catalogue.Topics;
import io.sluice.testkit.Await;
import io.sluice.testkit.Cluster;
import io.sluice.testkit.RawWebSocket;
import io.sluice.testkit.Seeds;
import io.sluice.testkit.WithCluster;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.slf4j.LoggerFactory;

/** What those who listen are sent, over real connections. */
@WithCluster
@TestInstance(Lifecycle.PER_CLASS)
@Isolated("one of its tests reads all that is logged")
class StreamsTest {
    private static final long LONGEST_WAIT_SECONDS = 30;
    private static final int FUZZED_SOCKETS = 40;
    private static final int FRAMES_EACH = 10;

    @TempDir
    private static Path folder;

    private ApiStand stand;

    @BeforeAll
    void start(Cluster cluster) throws Exception {
        stand = new ApiStand(cluster, folder, 1);
    }

    @AfterAll
    void stop() {
        stand.close();
    }

    /** A client of Server-Sent Events that reads frame by frame. */
    private BufferedReader listen(String query, String... headers) throws Exception {
        return new BufferedReader(new InputStreamReader(
                stand.http()
                        .send(
                                stand.request("GET", "/api/v1/stream" + query, stand.viewer, "", headers),
                                BodyHandlers.ofInputStream())
                        .body(),
                StandardCharsets.UTF_8));
    }

    private static JsonNode frame(BufferedReader lines) throws Exception {
        String line = lines.readLine();
        while (!line.startsWith("data: ")) {
            line = lines.readLine();
        }
        return ApiStand.json(line.substring("data: ".length()));
    }

    @Test
    @DisplayName(
            "N-API Server-Sent Events begin with what runs here, and go on after the last id without gap or double")
    void events_go_on_after_the_last_id() throws Exception {
        String last;
        List<String> seen = new ArrayList<>();
        try (BufferedReader first = listen("?types=signal")) {
            JsonNode hello = frame(first);
            assertThat(hello.path("type").textValue()).isEqualTo("hello");
            assertThat(hello.path("data").path("namespace").textValue()).isEqualTo("paper");
            for (int i = 0; i < 5; i++) {
                stand.write(Topics.SIGNALS, BTC, Records.minute(i), Records.signal("sse-" + i, i));
            }
            seen.add(frame(first).path("data").path("id").textValue());
            JsonNode second = frame(first);
            seen.add(second.path("data").path("id").textValue());
            last = second.path("id").textValue();
        }
        try (BufferedReader again = listen("?types=signal", "Last-Event-ID", last)) {
            assertThat(frame(again).path("data").path("resumed").booleanValue()).isTrue();
            for (int i = 0; i < 3; i++) {
                seen.add(frame(again).path("data").path("id").textValue());
            }
        }
        assertThat(seen).containsExactly("sse-0", "sse-1", "sse-2", "sse-3", "sse-4");
    }

    /** Puts messages together from their parts. */
    private static final class Listener implements WebSocket.Listener {
        private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
        private final BlockingQueue<Integer> closed = new LinkedBlockingQueue<>();
        private final StringBuilder part = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            part.append(data);
            if (last) {
                messages.add(part.toString());
                part.setLength(0);
            }
            socket.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
            closed.add(status);
            return null;
        }

        JsonNode frame() throws Exception {
            return ApiStand.json(messages.poll(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS));
        }
    }

    private WebSocket socket(Listener listener, String query) throws Exception {
        URI address = URI.create(
                stand.at("/api/v1/socket").toString().replace("http:", "ws:") + "?ticket=" + ticket() + query);
        return stand.http()
                .newWebSocketBuilder()
                .buildAsync(address, listener)
                .get(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
    }

    @Test
    @DisplayName("N-API a WebSocket is sent the same frames, and goes on after the last id")
    void sockets_are_sent_the_same() throws Exception {
        Listener first = new Listener();
        WebSocket socket = socket(first, "&types=quote");
        assertThat(first.frame().path("type").textValue()).isEqualTo("hello");
        stand.write(Topics.QUOTES, BTC, Records.minute(1), Records.quote(BTC, 1, 500));
        JsonNode quote = first.frame();
        assertThat(quote.path("data").path("bid").doubleValue()).isEqualTo(500);
        socket.abort();

        Listener again = new Listener();
        socket(again, "&types=quote&lastEventId=" + quote.path("id").textValue());
        assertThat(again.frame().path("data").path("resumed").booleanValue()).isTrue();
        stand.write(Topics.QUOTES, BTC, Records.minute(2), Records.quote(BTC, 2, 501));
        assertThat(again.frame().path("data").path("bid").doubleValue()).isEqualTo(501);
    }

    @Test
    @DisplayName("X-SECURITY who sends something over a socket is shown out")
    void sockets_take_nothing() throws Exception {
        Listener listener = new Listener();
        WebSocket socket = socket(listener, "");
        listener.frame();
        socket.sendText("{\"kind\":\"HALT\"}", true).get(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);

        assertThat(listener.closed.poll(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)).isEqualTo(1008);
    }

    @Test
    @DisplayName("X-SECURITY whatever bytes come over sockets, nothing of the inside is told, and others are served")
    void sockets_survive_anything() throws Exception {
        Listener witness = new Listener();
        WebSocket seat = socket(witness, "&types=quote");
        assertThat(witness.frame().path("type").textValue()).isEqualTo("hello");
        double before = openStreams();

        Seeds.forEach(FUZZED_SOCKETS, random -> {
            String wish = List.of("", "&types=quote,signal,fill", "&types=alert&account=paper-1", "&lastEventId=%00-9")
                    .get(random.nextInt(4));
            try (RawWebSocket hostile = RawWebSocket.open(
                    stand.at("/").getPort(), "/api/v1/socket?ticket=" + ticket() + wish, "X-Nothing: 1")) {
                for (int frame = 0; frame < FRAMES_EACH && hostile.blurt(random); frame++) {
                    Thread.onSpinWait();
                }
                assertThat(hostile.drain())
                        .doesNotContain("Exception", "io.sluice", "\tat ", "org.eclipse", "io.javalin", stand.admin);
            }
        });

        Await.until("those that are gone are let go", ApiStand.LIMIT, () -> openStreams() <= before);
        stand.write(Topics.QUOTES, BTC, Records.minute(9), Records.quote(BTC, 9, 509));
        assertThat(witness.frame().path("data").path("bid").doubleValue()).isEqualTo(509);
        seat.abort();
    }

    /** Streams that are being served, as the server counts them. */
    private double openStreams() throws Exception {
        return stand.get("/metrics", "")
                .body()
                .lines()
                .filter(line -> line.startsWith("sluice_api_streams"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private String ticket() throws Exception {
        return ApiStand.json(stand.send("POST", "/api/v1/tickets", stand.viewer, ""))
                .path("ticket")
                .textValue();
    }

    @Test
    @DisplayName("X-SECURITY no token and no ticket stands in any log, however much is logged")
    void nothing_secret_is_logged() throws Exception {
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        Level before = root.getLevel();
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        root.addAppender(log);
        Logger own = (Logger) LoggerFactory.getLogger("io.sluice");
        own.setLevel(Level.TRACE);
        try {
            stand.get("/api/v1/status", stand.admin);
            stand.get("/api/v1/status", "sluice_canary-of-a-wrong-token");
            stand.send("POST", "/api/v1/tokens", stand.admin, "{\"name\":\"logged\",\"role\":\"viewer\"}");
            stand.send("DELETE", "/api/v1/tokens/logged", stand.admin, "");
            Raw.handshake(stand.at("/"), "canary-of-a-ticket", "");
        } finally {
            own.setLevel(null);
            root.detachAppender(log);
            root.setLevel(before);
        }
        assertThat(log.list).isNotEmpty();
        assertThat(log.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .noneMatch(text -> text.contains("sluice_") || text.contains("canary"));
    }
}
