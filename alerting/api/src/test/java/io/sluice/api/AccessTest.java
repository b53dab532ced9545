package io.sluice.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.api.access.Role;
import io.sluice.api.route.Access;
import io.sluice.api.route.Route;
import io.sluice.testkit.Cluster;
import io.sluice.testkit.Seeds;
import io.sluice.testkit.WithCluster;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** Who may do what, and what strangers get. */
@WithCluster
@TestInstance(Lifecycle.PER_CLASS)
class AccessTest {
    /** Paths that are open to everyone; a new one must be written here. */
    private static final Set<String> OPEN =
            Set.of("/health", "/health/live", "/health/ready", "/metrics", "/openapi.json", "/docs", "/docs.css");

    private static final int SEEDS = 300;

    /** Who has guessed often is told to wait before he is told that he was wrong. */
    private static final Pattern REFUSED = Pattern.compile("HTTP/1.1 (401|429) .*", Pattern.DOTALL);

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

    private List<Route> answered() {
        return stand.api().routes().stream()
                .filter(route -> !route.path().endsWith("/stream") && route.access() != Access.TICKET)
                .toList();
    }

    private static String path(Route route) {
        return route.path().replace("{id}", "nobody").replace("{name}", "nobody");
    }

    private int status(Route route, String token) throws Exception {
        String body = route.body().isPresent() ? "{}" : "";
        return stand.send(route.method().toString(), path(route), token, body).statusCode();
    }

    @Test
    @DisplayName("X-SECURITY every role at every route: let through exactly where the table says so")
    void access_matrix() throws Exception {
        Map<Role, String> tokens =
                Map.of(Role.VIEWER, stand.viewer, Role.TRADER, stand.trader, Role.ADMIN, stand.admin);
        List<String> wrong = new ArrayList<>();
        for (Route route : answered()) {
            Optional<Role> needed = route.access().role();
            boolean open = OPEN.contains(route.path());
            if (needed.isEmpty() != open) {
                wrong.add(route.path() + " is open to everyone");
            }
            check(wrong, route, "nobody", status(route, ""), open ? 0 : 401);
            check(wrong, route, "a stranger", status(route, "sluice_not-a-token"), open ? 0 : 401);
            stand.get("/api/v1/status", stand.admin);
            for (Map.Entry<Role, String> each : tokens.entrySet()) {
                boolean may = needed.isEmpty() || each.getKey().covers(needed.get());
                check(wrong, route, each.getKey().text(), status(route, each.getValue()), may ? 0 : 403);
            }
        }
        assertThat(wrong).isEmpty();
    }

    /** Strangers' wrong tokens are throttled after a few: refused all the same. */
    private static void check(List<String> wrong, Route route, String who, int status, int expected) {
        boolean refused = status == 401 || status == 403 || status == 429;
        boolean right = expected == 0 ? !refused : status == expected || (expected == 401 && status == 429);
        if (!right) {
            wrong.add("%s %s as %s: %d".formatted(route.method(), route.path(), who, status));
        }
    }

    @Test
    @DisplayName("X-SECURITY nothing is changed by GET: every route that changes something is a POST or DELETE")
    void nothing_is_changed_by_get() {
        assertThat(stand.api().routes())
                .filteredOn(
                        route -> route.access() == Access.TRADER || route.path().endsWith("/tickets"))
                .extracting(route -> route.method().toString())
                .containsOnly("POST");
    }

    @Test
    @DisplayName("X-SECURITY a page from elsewhere may send no command, not even with a token")
    void other_origins_are_refused() throws Exception {
        String body = "{\"name\":\"evil\",\"role\":\"admin\"}";
        String answer = Raw.exchange(
                stand.at("/"),
                "POST /api/v1/tokens HTTP/1.1\r\nHost: 127.0.0.1\r\nOrigin: https://evil.example\r\nAuthorization: Bearer "
                        + stand.admin + "\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: "
                        + body.length() + "\r\n\r\n" + body);

        assertThat(answer)
                .startsWith("HTTP/1.1 403")
                .contains("application/problem+json")
                .doesNotContain("Jetty");
        assertThat(stand.get("/api/v1/tokens", stand.admin).body()).doesNotContain("evil");
    }

    @Test
    @DisplayName("X-SECURITY a socket needs a ticket, which is good once")
    void tickets_are_good_once() throws Exception {
        assertThat(Raw.handshake(stand.at("/"), "nonsense", "")).matches(REFUSED);
        String ticket = ApiStand.json(stand.send("POST", "/api/v1/tickets", stand.viewer, ""))
                .path("ticket")
                .textValue();
        assertThat(Raw.handshake(stand.at("/"), ticket, "https://evil.example")).startsWith("HTTP/1.1 403");
        assertThat(Raw.handshake(stand.at("/"), ticket, stand.at("").toString()))
                .startsWith("HTTP/1.1 101");
        assertThat(Raw.handshake(stand.at("/"), ticket, "")).matches(REFUSED);
    }

    @Test
    @DisplayName("X-SECURITY tokens are kept as hashes, in a file that only its owner can read")
    void tokens_are_kept_as_hashes() throws Exception {
        Path file = stand.folder().resolve("api/tokens.json");

        assertThat(Files.readString(file)).doesNotContain(stand.admin, stand.viewer, stand.trader);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    @DisplayName("X-SECURITY every answer tells browsers to run nothing foreign and to guess no types")
    void security_headers() throws Exception {
        for (String path : List.of("/", "/docs", "/nowhere", "/api/v1/status", "/health")) {
            HttpResponse<String> response = stand.get(path, "");
            assertThat(response.headers().map().keySet())
                    .as(path)
                    .contains("content-security-policy", "x-content-type-options", "x-frame-options", "referrer-policy")
                    .doesNotContain("server", "set-cookie");
            assertThat(response.headers().firstValue("content-security-policy").orElseThrow())
                    .contains("default-src 'none'")
                    .doesNotContain("unsafe");
        }
    }

    @Test
    @DisplayName("X-SECURITY without TLS only the loopback interface is bound")
    void loopback_unless_encrypted() {
        assertThat(catchThrowable(() -> new ApiSettings(
                        "0.0.0.0", 0, Optional.empty(), List.of(), folder.resolve("x"), Optional.empty())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("configure TLS, or bind 127.0.0.1");
    }

    @Test
    @DisplayName("N-API the document has every route, and every shape it refers to")
    void the_document_is_whole() throws Exception {
        JsonNode document = ApiStand.json(stand.get("/openapi.json", ""));
        Set<String> described = new HashSet<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .fieldNames()
                        .forEachRemaining(
                                method -> described.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));

        assertThat(document.path("openapi").textValue()).isEqualTo("3.1.0");
        assertThat(described)
                .containsExactlyInAnyOrderElementsOf(stand.api().routes().stream()
                        .map(route -> route.method() + " " + route.path())
                        .toList());
        assertThat(document.findValuesAsText("$ref"))
                .isNotEmpty()
                .allSatisfy(reference -> assertThat(
                                document.at(reference.substring(1)).isObject())
                        .as(reference)
                        .isTrue());
    }

    @Test
    @DisplayName("X-SECURITY whatever is sent, nothing fails inside and nothing of the inside is told")
    void nonsense_is_refused_politely() {
        Seeds.forEach(SEEDS, random -> {
            HttpRequest request = nonsense(random);
            HttpResponse<String> response = stand.http().send(request, BodyHandlers.ofString());
            assertThat(response.statusCode())
                    .as("%s %s: %s", request.method(), request.uri(), response.body())
                    .matches(status ->
                            status < 500 || (status == 503 && response.body().contains("archive")));
            assertThat(response.body()).doesNotContain("Exception", "io.sluice", "\tat ", "org.eclipse", stand.admin);
        });
    }

    @Test
    @DisplayName(
            "N-API who is refused while still sending is told why, and the connection is good for the next request")
    void refused_while_sending() throws Exception {
        for (String path : List.of("/api/v1/tokens", "/api/v1/tokens?no=such", "/nowhere", "/api/v1/status")) {
            assertThat(slowly(path)).as(path).startsWith("HTTP/1.1 4").contains("HTTP/1.1 200");
        }
    }

    @Test
    @DisplayName("N-API after what cannot be read at all, the connection closes and the answer says so")
    void unreadable_requests() throws Exception {
        assertThat(Raw.exchange(stand.at("/"), "GET /api/v1/%00 HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"))
                .startsWith("HTTP/1.1 400")
                .contains("Connection: close\r\n");
    }

    private String slowly(String path) throws Exception {
        String body = "{\"name\":\"" + "a".repeat(30_000) + "\"}";
        return Raw.slowly(
                stand.at("/"),
                "POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: " + body.length() + "\r\n\r\n",
                body,
                "GET /health/live HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n");
    }

    private HttpRequest nonsense(RandomGenerator random) {
        List<Route> routes = answered();
        Route route = routes.get(random.nextInt(routes.size()));
        String path = route.path().replaceAll("\\{[a-z]+}", encoded(random));
        StringBuilder query = new StringBuilder();
        for (int i = random.nextInt(4); i > 0; i--) {
            String name = route.parameters().isEmpty() || random.nextInt(4) == 0
                    ? encoded(random)
                    : route.parameters()
                            .get(random.nextInt(route.parameters().size()))
                            .name();
            query.append(query.isEmpty() ? "?" : "&").append(name).append('=').append(encoded(random));
        }
        String body = route.body().isEmpty() ? "" : body(random);
        return stand.request(
                route.method().toString(), path + query, stand.admin, body, "Idempotency-Key", "n" + random.nextInt(9));
    }

    private static String encoded(RandomGenerator random) {
        List<String> some = List.of(
                "1",
                "-1",
                "0",
                "99999999999999999999",
                "true",
                "null",
                "NaN",
                "%00",
                "%F0%9F%92%A5",
                "%C3%28",
                "..",
                "%2e%2e",
                "'%20OR%201=1",
                "%3Cscript%3E",
                "2013-11-18T04:00:00Z",
                "-292275055-05-16T16:47:04Z",
                "%7B%7D",
                "AAAA",
                "MSBh",
                "9223372036854775807",
                "BITSTAMP:BTCUSD",
                "paper-1",
                "%0d%0aX-Evil:1",
                "a".repeat(600));
        return some.get(random.nextInt(some.size()));
    }

    private static String body(RandomGenerator random) {
        List<String> some = List.of(
                "{",
                "[]",
                "null",
                "\"x\"",
                "1e999",
                "{\"kind\":null}",
                "{\"kind\":\"HALT\",\"reason\":\"\\u0000\"}",
                "{\"kind\":{\"a\":[]},\"reason\":1}",
                "[".repeat(500),
                "{\"name\":\"../../etc\",\"role\":\"admin\"}",
                "{\"name\":\"a\",\"name\":\"b\",\"role\":\"root\"}",
                "{\"reason\":\"" + "x".repeat(30_000) + "\"}",
                "\ud83d\ude00");
        return some.get(random.nextInt(some.size()));
    }
}
