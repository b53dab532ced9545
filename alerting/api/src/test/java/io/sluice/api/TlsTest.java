package io.sluice.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.testkit.Await;
import io.sluice.testkit.Cluster;
import io.sluice.testkit.WithCluster;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** Everything that is served, encrypted by a key that the test has made and signed itself. */
@WithCluster
@TestInstance(Lifecycle.PER_CLASS)
@DisplayName("X-SECURITY TLS")
class TlsTest {
    private static final String PASSWORD = "keeps-the-store";
    private static final long LONGEST_SECONDS = 30;

    @TempDir
    private static Path folder;

    private ApiStand stand;
    private Api api;
    private HttpClient trusting;
    private String token;

    @BeforeAll
    void start(Cluster cluster) throws Exception {
        Path page = Files.createDirectories(folder.resolve("page"));
        Files.writeString(page.resolve("index.html"), "<!doctype html><title>Sluice</title>");
        stand = new ApiStand(cluster, folder.resolve("plain"), 1);
        api = stand.served(new ApiSettings(
                "127.0.0.1",
                0,
                Optional.of(Tls.ofKeystore(selfSigned(), PASSWORD)),
                List.of(),
                folder.resolve("tls/tokens.json"),
                Optional.of(page)));
        token = api.firstToken().orElseThrow();
        trusting = HttpClient.newBuilder().sslContext(trust(selfSigned())).build();
        Await.until("the topics are read", ApiStand.LIMIT, api::caughtUp);
    }

    @AfterAll
    void stop() {
        trusting.close();
        api.close();
        stand.close();
    }

    /** Made once, by the tool of the JDK that operators use for it, too. */
    private static Path selfSigned() throws IOException, InterruptedException {
        Path file = folder.resolve("sluice.p12");
        if (Files.notExists(file)) {
            Process keytool = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "keytool")
                                    .toString(),
                            "-genkeypair",
                            "-alias",
                            "sluice",
                            "-keyalg",
                            "EC",
                            "-dname",
                            "CN=sluice",
                            "-ext",
                            "SAN=ip:127.0.0.1",
                            "-storetype",
                            "PKCS12",
                            "-storepass",
                            PASSWORD,
                            "-keystore",
                            file.toString())
                    .redirectErrorStream(true)
                    .start();
            String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(keytool.waitFor()).as(said).isZero();
        }
        return file;
    }

    private static SSLContext trust(Path file) throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream bytes = Files.newInputStream(file)) {
            keys.load(bytes, PASSWORD.toCharArray());
        }
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("sluice", keys.getCertificate("sluice"));
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(api.address() + path)).header("Authorization", "Bearer " + token);
    }

    private HttpResponse<String> get(String path) throws Exception {
        return trusting.send(request(path).build(), BodyHandlers.ofString());
    }

    @Test
    @DisplayName("X-SECURITY page and API are served over https, and browsers are told to come back no other way")
    void page_and_api_are_served_over_https() throws Exception {
        assertThat(api.address()).startsWith("https://127.0.0.1:");
        for (String path : List.of("/", "/api/v1/status", "/health/live")) {
            HttpResponse<String> answer = get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            assertThat(answer.headers().firstValue("Strict-Transport-Security"))
                    .as(path)
                    .hasValue("max-age=31536000");
            assertThat(answer.sslSession().orElseThrow().getProtocol()).as(path).isIn("TLSv1.3", "TLSv1.2");
        }
        assertThat(get("/").body()).contains("<title>Sluice</title>");
        assertThat(stand.get("/health/live", "").headers().firstValue("Strict-Transport-Security"))
                .as("without TLS nothing is promised")
                .isEmpty();
    }

    @Test
    @DisplayName("X-SECURITY sockets are served over wss")
    void sockets_are_served_over_wss() throws Exception {
        HttpResponse<String> ticket = trusting.send(
                request("/api/v1/tickets").POST(BodyPublishers.noBody()).build(), BodyHandlers.ofString());
        CompletableFuture<String> first = new CompletableFuture<>();
        URI address = URI.create(api.address().replace("https:", "wss:") + "/api/v1/socket?ticket="
                + ApiStand.json(ticket).path("ticket").textValue());

        WebSocket socket = trusting.newWebSocketBuilder()
                .buildAsync(address, new WebSocket.Listener() {
                    @Override
                    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
                        first.complete(data.toString());
                        return null;
                    }
                })
                .get(LONGEST_SECONDS, TimeUnit.SECONDS);

        assertThat(first.get(LONGEST_SECONDS, TimeUnit.SECONDS)).startsWith("{\"type\":\"hello\"");
        socket.abort();
    }

    @Test
    @DisplayName("X-SECURITY who does not speak TLS, or does not trust the key, learns nothing")
    void nothing_is_served_without_tls() throws Exception {
        assertThat(Raw.exchange(URI.create(api.address()), "GET /api/v1/status HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"))
                .doesNotContain("HTTP/1.1 200", "namespace");
        assertThatThrownBy(() -> stand.http().send(request("/").build(), BodyHandlers.ofString()))
                .isInstanceOf(SSLHandshakeException.class);
    }

    @Test
    @DisplayName("X-SECURITY a wrong password, a missing file and a file that is no key store are refused by name")
    void unusable_key_stores_are_refused() throws Exception {
        Path none = folder.resolve("none.p12");
        Path text = Files.writeString(folder.resolve("text.p12"), "not a key store");
        Path empty = folder.resolve("empty.p12");
        KeyStore nothing = KeyStore.getInstance("PKCS12");
        nothing.load(null, null);
        try (var out = Files.newOutputStream(empty)) {
            nothing.store(out, PASSWORD.toCharArray());
        }

        assertRefused(selfSigned(), "wrong", "its password is wrong");
        assertRefused(none, PASSWORD, "there is no such file");
        assertRefused(text, PASSWORD, "it is not one");
        assertRefused(empty, PASSWORD, "it holds no private key");
    }

    private static void assertRefused(Path file, String password, String why) {
        assertThatThrownBy(() -> Tls.ofKeystore(file, password))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(file + " cannot be opened as a key store: " + why)
                .hasNoCause();
    }
}
