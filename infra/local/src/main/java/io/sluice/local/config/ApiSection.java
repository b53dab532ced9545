package io.sluice.local.config;

import io.sluice.api.ApiSettings;
import io.sluice.api.Tls;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * How REST, streams and the operator's page are served.
 *
 * @param enabled false serves nothing
 * @param host interface it is bound to
 * @param port TCP port; empty for the usual one
 * @param origins pages elsewhere that may open sockets and send commands
 * @param keystore PKCS#12 file with certificate and key
 * @param keystorePassword opens it; a secret
 * @param certificate PEM file of the certificate, in place of a key store
 * @param key PEM file of its key
 * @param dashboardDir folder whose files are served in place of the page that comes along
 */
public record ApiSection(
        boolean enabled,
        String host,
        Optional<Integer> port,
        List<String> origins,
        Optional<Path> keystore,
        Optional<String> keystorePassword,
        Optional<Path> certificate,
        Optional<Path> key,
        Optional<Path> dashboardDir) {
    /** Everything as it is without a word in the file. */
    public static final ApiSection DEFAULTS = new ApiSection(
            true,
            "127.0.0.1",
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    private static final Kind<Path> FILE = Kinds.parsed("file", Path::of, Path::toString);
    private static final Key<Boolean> ENABLED =
            Key.of("enabled", Kinds.FLAG, "true", "whether REST, streams and the operator's page are served");
    private static final Key<String> HOST = Key.of(
            "host", Kinds.TEXT, "127.0.0.1", "interface it is bound to; another than the loopback one needs TLS");
    private static final Key<Integer> PORT = Key.optional(
            "port",
            Kinds.whole(0, 65_535),
            "TCP port, 0 for any free one; absent: 8080, or the third after `--port-base`");
    private static final Key<List<String>> ORIGINS = Key.of(
            "origins",
            Kinds.listOf(Kinds.TEXT),
            "[]",
            "pages elsewhere that may open sockets and send commands, such as `https://desk.example`");
    private static final Key<Path> KEYSTORE =
            Key.optional("keystore", FILE, "PKCS#12 file with certificate and key, for TLS");
    private static final Key<String> KEYSTORE_PASSWORD = Key.optional(
                    "keystorePassword", Kinds.TEXT, "opens it, as `${NAME}` from the environment")
            .masked();
    private static final Key<Path> CERTIFICATE =
            Key.optional("certificate", FILE, "PEM file of the certificate and who signs it, in place of a key store");
    private static final Key<Path> KEY = Key.optional("key", FILE, "PEM file of its key, PKCS#8 without password");
    private static final Key<Path> DASHBOARD_DIR =
            Key.optional("dashboardDir", FILE, "folder whose files are served in place of the page that comes along");

    static final Section SECTION = Section.one(
            "api",
            "How REST, streams and the operator's page are served.",
            List.of(ENABLED, HOST, PORT, ORIGINS, KEYSTORE, KEYSTORE_PASSWORD, CERTIFICATE, KEY, DASHBOARD_DIR));

    /** @throws IllegalArgumentException when others could listen in, or TLS is told half or twice */
    public ApiSection {
        origins = List.copyOf(origins);
        if (keystore.isPresent() != keystorePassword.isPresent()) {
            throw new IllegalArgumentException("keystore and keystorePassword go together");
        }
        if (certificate.isPresent() != key.isPresent()) {
            throw new IllegalArgumentException("certificate and key go together");
        }
        if (keystore.isPresent() && certificate.isPresent()) {
            throw new IllegalArgumentException("keystore or certificate: one of them is enough");
        }
        if (keystore.isEmpty() && certificate.isEmpty()) {
            ApiSettings.refuseListeners(host);
        }
    }

    static ApiSection from(Values values) {
        return new ApiSection(
                values.get(ENABLED),
                values.get(HOST),
                values.find(PORT),
                values.get(ORIGINS),
                values.find(KEYSTORE),
                values.find(KEYSTORE_PASSWORD),
                values.find(CERTIFICATE),
                values.find(KEY),
                values.find(DASHBOARD_DIR));
    }

    /**
     * What the server goes by.
     *
     * @param usualPort where the file names no port
     * @throws IllegalArgumentException naming the file of TLS that cannot be used
     */
    public ApiSettings settings(Path dataDir, int usualPort) {
        Optional<Tls> tls = keystore.map(file -> Tls.ofKeystore(file, keystorePassword.orElseThrow()))
                .or(() -> certificate.map(file -> Tls.ofPem(file, key.orElseThrow())));
        return new ApiSettings(host, port.orElse(usualPort), tls, origins, tokens(dataDir), dashboardDir);
    }

    /** Where the tokens' hashes are kept. */
    public static Path tokens(Path dataDir) {
        return dataDir.resolve("api").resolve("tokens.json");
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "ApiSection[enabled=%s, host=%s, port=%s]".formatted(enabled, host, port);
    }
}
