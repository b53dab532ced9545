package io.sluice.schemas.serde;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigException;

/**
 * Where the registry is and how to talk to it. The keys are Confluent's, so that either client runs on the same file.
 *
 * @param urls at least one, tried in order; no trailing slash, no credentials
 * @param authorization value of the HTTP header of that name, where the registry wants one
 * @param connectTimeout how long to wait for a connection
 * @param requestTimeout how long to wait for an answer, connection included
 */
public record RegistryConfig(
        List<URI> urls, Optional<String> authorization, Duration connectTimeout, Duration requestTimeout) {
    /** Base URLs of equal registries, separated by commas. */
    public static final String URL = "schema.registry.url";
    /** {@code URL} (user and password stand in the URL, the default) or {@code USER_INFO}. */
    public static final String CREDENTIALS_SOURCE = "basic.auth.credentials.source";
    /** {@code user:password} for {@code USER_INFO}. */
    public static final String USER_INFO = "basic.auth.user.info";
    /** Milliseconds; 5,000 unless told. */
    public static final String CONNECT_TIMEOUT_MS = "http.connect.timeout.ms";
    /** Milliseconds; 10,000 unless told. */
    public static final String READ_TIMEOUT_MS = "http.read.timeout.ms";

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(10);

    public RegistryConfig {
        urls = List.copyOf(urls);
        if (urls.isEmpty()) {
            throw new ConfigException(URL, "", "names no registry");
        }
    }

    /** Registries without credentials, separated by commas, with default timeouts. */
    public static RegistryConfig of(String urls) {
        return from(Map.of(URL, urls));
    }

    /**
     * Takes what it knows from a Kafka client's configuration.
     *
     * @throws ConfigException naming the key that is missing or wrong
     */
    public static RegistryConfig from(Map<String, ?> config) {
        List<URI> given = urls(config.get(URL));
        return new RegistryConfig(
                given.stream().map(RegistryConfig::withoutUserInfo).toList(),
                authorization(config, given),
                millis(config, CONNECT_TIMEOUT_MS, CONNECT_TIMEOUT),
                millis(config, READ_TIMEOUT_MS, REQUEST_TIMEOUT));
    }

    private static List<URI> urls(Object value) {
        String joined = value instanceof List<?> list
                ? String.join(",", list.stream().map(String::valueOf).toList())
                : Objects.toString(value, "");
        return Arrays.stream(joined.split(",", -1))
                .map(String::strip)
                .filter(url -> !url.isEmpty())
                .map(RegistryConfig::parse)
                .toList();
    }

    private static URI parse(String url) {
        String trimmed = url.replaceAll("/+$", "");
        try {
            URI uri = URI.create(trimmed);
            if (uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
                return uri;
            }
        } catch (IllegalArgumentException malformed) {
            // Not quoted in the error: the text may hold a password.
        }
        throw new ConfigException(URL + " must be http(s)://host[:port][/path], several separated by commas");
    }

    private static URI withoutUserInfo(URI uri) {
        String text = uri.toString();
        String userInfo = uri.getRawUserInfo();
        return userInfo == null ? uri : URI.create(text.replaceFirst("//[^@/]*@", "//"));
    }

    private static Optional<String> authorization(Map<String, ?> config, List<URI> given) {
        String source = Objects.toString(config.get(CREDENTIALS_SOURCE), "URL");
        return switch (source) {
            case "URL" ->
                given.stream()
                        .map(URI::getUserInfo)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .map(RegistryConfig::basic);
            case "USER_INFO" -> {
                String userInfo = Objects.toString(config.get(USER_INFO), "");
                if (!userInfo.contains(":")) {
                    throw new ConfigException(USER_INFO + " must be user:password");
                }
                yield Optional.of(basic(userInfo));
            }
            default -> throw new ConfigException(CREDENTIALS_SOURCE, source, "must be URL or USER_INFO");
        };
    }

    private static String basic(String userInfo) {
        return "Basic " + Base64.getEncoder().encodeToString(userInfo.getBytes(StandardCharsets.UTF_8));
    }

    private static Duration millis(Map<String, ?> config, String key, Duration otherwise) {
        Object value = config.get(key);
        if (value == null) {
            return otherwise;
        }
        try {
            long millis = Long.parseLong(value.toString().strip());
            if (millis > 0) {
                return Duration.ofMillis(millis);
            }
        } catch (NumberFormatException notANumber) {
            // Falls through to the one message for both mistakes.
        }
        throw new ConfigException(key, value, "must be a positive number of milliseconds");
    }

    /** Without the credentials. */
    @Override
    public String toString() {
        return "RegistryConfig[urls=%s, authorization=%s, connectTimeout=%s, requestTimeout=%s]"
                .formatted(urls, authorization.isPresent() ? "***" : "none", connectTimeout, requestTimeout);
    }
}
