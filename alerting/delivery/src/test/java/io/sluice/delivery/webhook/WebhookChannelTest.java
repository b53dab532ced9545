package io.sluice.delivery.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.sluice.delivery.Alerts;
import io.sluice.delivery.Secret;
import io.sluice.delivery.fold.Attempt;
import io.sluice.delivery.fold.Outcome;
import io.sluice.delivery.text.Catalogue;
import io.sluice.delivery.text.Language;
import io.sluice.delivery.webhook.WebhookSettings.Format;
import io.sluice.schemas.Alert;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebhookChannelTest {
    private static final Instant NOW = Instant.ofEpochSecond(1_772_463_600);
    private static final Alert ALERT = Alerts.critical("x");

    private final List<String> seen = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private volatile int status = 204;
    private volatile String retryAfter = "";

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/hook", exchange -> {
            seen.add("%s %s %s %s"
                    .formatted(
                            exchange.getRequestHeaders().getFirst(WebhookChannel.KEY),
                            exchange.getRequestHeaders().getFirst("Content-Type"),
                            exchange.getRequestHeaders().getFirst(Signature.HEADER),
                            new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            if (!retryAfter.isEmpty()) {
                exchange.getResponseHeaders().add("Retry-After", retryAfter);
            }
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private WebhookChannel channel(Format format, Optional<Secret> key) {
        URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hook?secret=CANARY");
        return new WebhookChannel(
                new WebhookSettings("webhook", url, key, format, Duration.ofSeconds(5)),
                new Catalogue(),
                Language.ENGLISH,
                InstantSource.fixed(NOW));
    }

    private static Attempt attempt() {
        return new Attempt(ALERT, "webhook", "127.0.0.1", 1, false);
    }

    @Test
    @DisplayName("N-WEBHOOK a short message is plain text, signed by HMAC-SHA-256 over second and body")
    void sends_signed_text() throws Exception {
        try (WebhookChannel channel = channel(Format.SMS, Optional.of(new Secret("key")))) {
            assertThat(channel.send(attempt())).isEqualTo(new Outcome.Delivered("127.0.0.1 answered 204"));
        }
        String body =
                "CRITICAL R-BREAKER paper-1 BITSTAMP:BTCUSD: The account is halted: WEEK at equity 9690.00, week start"
                        + " 10000.00, day peak 10010.00.";
        assertThat(seen)
                .containsExactly(
                        ALERT.getId() + " text/plain; charset=utf-8 " + Signature.of("key", NOW, body) + " " + body);
    }

    @Test
    @DisplayName("N-WEBHOOK the signature is the one that other programs compute")
    void signature_is_reproducible() {
        // printf '1772463600.hello' | openssl dgst -sha256 -hmac key
        assertThat(Signature.of("key", NOW, "hello")).isEqualTo("t=1772463600,v1=" + OPENSSL);
    }

    private static final String OPENSSL = "940702efec72c75ac6d7c96348e2bbc432c0f658674017cb117d00c7070a0487";

    @ParameterizedTest
    @CsvSource({
        "200,Delivered",
        "202,Delivered",
        "301,Refused",
        "400,Refused",
        "401,Refused",
        "404,Refused",
        "408,Unsent",
        "425,Unsent",
        "429,Unsent",
        "500,Unsent",
        "503,Unsent"
    })
    @DisplayName("N-WEBHOOK each status has its class")
    void statuses_have_their_class(int answered, String outcome) throws Exception {
        status = answered;
        retryAfter = answered == 429 ? "17" : "Wed, 21 Oct 2026 07:28:00 GMT";
        try (WebhookChannel channel = channel(Format.JSON, Optional.empty())) {
            Outcome told = channel.send(attempt());
            assertThat(told.getClass().getSimpleName()).isEqualTo(outcome);
            if (told instanceof Outcome.Unsent unsent) {
                assertThat(unsent.notBefore())
                        .isEqualTo(answered == 429 ? Optional.of(Duration.ofSeconds(17)) : Optional.empty());
            }
        }
    }

    @Test
    @DisplayName("N-WEBHOOK nobody there: not sent, and nothing of the URL but its host is told")
    void unreachable_is_unsent() throws Exception {
        WebhookChannel channel = channel(Format.JSON, Optional.empty());
        server.stop(0);
        assertThat(channel.send(attempt())).isEqualTo(Outcome.unsent("no connection to 127.0.0.1"));
        channel.close();
    }
}
