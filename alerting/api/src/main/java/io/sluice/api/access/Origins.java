package io.sluice.api.access;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which pages may open sockets and send commands: those that were served from here. */
public final class Origins {
    private static final List<String> LOOPBACK = List.of("localhost", "127.0.0.1", "[::1]");

    private final Set<String> allowed;

    /**
     * @param scheme {@code http} or {@code https}
     * @param host where it is bound
     * @param others what the configuration allows beside, whole origins such as {@code https://desk.example}
     */
    public Origins(String scheme, String host, int port, List<String> others) {
        this.allowed = Stream.concat(
                        Stream.concat(LOOPBACK.stream(), Stream.of(host))
                                .flatMap(name -> Stream.of(scheme + "://" + name + ":" + port, scheme + "://" + name)
                                        .filter(origin ->
                                                !origin.equals(scheme + "://" + name) || usual(scheme, port))),
                        others.stream())
                .map(origin -> origin.toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static boolean usual(String scheme, int port) {
        return port == (scheme.equals("https") ? 443 : 80);
    }

    /** Whether a request with that {@code Origin} may pass. One without comes from no page. */
    public boolean allows(@Nullable String origin) {
        return origin == null || allowed.contains(origin.toLowerCase(Locale.ROOT));
    }
}
