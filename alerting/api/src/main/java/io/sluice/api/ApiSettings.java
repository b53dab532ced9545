package io.sluice.api;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where and how the API is served.
 *
 * @param host interface it is bound to
 * @param port TCP port; 0 for any free one
 * @param tls certificate and key; empty for plain HTTP, which only the loopback interface may serve
 * @param origins whole origins of pages elsewhere that may open sockets and send commands, such as
 *     {@code https://desk.example}
 * @param tokens file of the tokens' hashes
 * @param page folder whose files are served in place of the page that comes along
 */
public record ApiSettings(
        String host, int port, Optional<Tls> tls, List<String> origins, Path tokens, Optional<Path> page) {
    /** Where people look first. */
    public static final int USUAL_PORT = 8080;

    /** @throws IllegalArgumentException when others could listen in: no TLS, and not on the loopback interface */
    public ApiSettings {
        origins = List.copyOf(origins);
        if (tls.isEmpty()) {
            refuseListeners(host);
        }
    }

    /** @throws IllegalArgumentException for a host that is reached from elsewhere, where tokens would travel readable */
    public static void refuseListeners(String host) {
        if (!loopback(host)) {
            throw new IllegalArgumentException("host " + host + " is reached from other machines, and tokens would"
                    + " travel readable: configure TLS, or bind 127.0.0.1");
        }
    }

    /** Plain HTTP for this machine alone. */
    public static ApiSettings local(int port, Path tokens) {
        return new ApiSettings("127.0.0.1", port, Optional.empty(), List.of(), tokens, Optional.empty());
    }

    /** {@code http} or {@code https}. */
    public String scheme() {
        return tls.isPresent() ? "https" : "http";
    }

    private static boolean loopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            return false;
        }
    }
}
