package io.sluice.schemas.serde;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.errors.InterruptException;

/** JSON over HTTP to the first registry of the list that answers. One pass over the list, never a second. */
final class RegistryTransport implements AutoCloseable {
    static final ObjectMapper JSON = new ObjectMapper();

    private static final String MEDIA_TYPE = "application/vnd.schemaregistry.v1+json";
    private static final int QUOTED_CHARACTERS = 200;

    private final RegistryConfig config;
    private final HttpClient http;
    private final AtomicInteger preferred = new AtomicInteger();

    RegistryTransport(RegistryConfig config) {
        this.config = config;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .connectTimeout(config.connectTimeout())
                .build();
    }

    JsonNode get(String path) {
        return send("GET", path, BodyPublishers.noBody());
    }

    JsonNode post(String path, JsonNode body) {
        return send("POST", path, BodyPublishers.ofString(body.toString()));
    }

    JsonNode put(String path, JsonNode body) {
        return send("PUT", path, BodyPublishers.ofString(body.toString()));
    }

    JsonNode delete(String path) {
        return send("DELETE", path, BodyPublishers.noBody());
    }

    /**
     * @throws RegistryUnavailable when none of the registries could serve it
     * @throws RegistryException when one refused it
     */
    private JsonNode send(String method, String path, BodyPublisher body) {
        List<URI> urls = config.urls();
        int first = preferred.get();
        RegistryUnavailable last = null;
        for (int attempt = 0; attempt < urls.size(); attempt++) {
            int index = (first + attempt) % urls.size();
            try {
                JsonNode answer = sendTo(URI.create(urls.get(index) + path), method, body);
                preferred.set(index);
                return answer;
            } catch (RegistryUnavailable down) {
                if (last != null) {
                    down.addSuppressed(last);
                }
                last = down;
            }
        }
        throw last;
    }

    private JsonNode sendTo(URI uri, String method, BodyPublisher body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .timeout(config.requestTimeout())
                .header("Accept", MEDIA_TYPE + ", application/json")
                .method(method, body);
        if (body.contentLength() > 0) {
            request.header("Content-Type", MEDIA_TYPE);
        }
        config.authorization().ifPresent(value -> request.header("Authorization", value));
        try {
            return accept(uri, http.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException silence) {
            throw new RegistryUnavailable(0, 0, "no answer (" + silence + ")", uri.toString(), silence);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptException(interrupted);
        }
    }

    private static JsonNode accept(URI uri, HttpResponse<String> response) {
        int status = response.statusCode();
        JsonNode answer = parse(response.body());
        if (status / 100 == 2 && !answer.isMissingNode()) {
            return answer;
        }
        int errorCode = answer.path("error_code").asInt(0);
        String message = answer.path("message").asText(quote(response.body()));
        if (status == 429 || status >= 500) {
            throw new RegistryUnavailable(status, errorCode, message, uri.toString(), null);
        }
        throw new RegistryException(status, errorCode, message, uri.toString());
    }

    private static JsonNode parse(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException notJson) {
            return JSON.missingNode();
        }
    }

    private static String quote(String body) {
        String line = body.strip().replaceAll("\\s+", " ");
        return "unexpected answer: " + line.substring(0, Math.min(line.length(), QUOTED_CHARACTERS));
    }

    @Override
    public void close() {
        http.shutdownNow();
        http.close();
    }
}
