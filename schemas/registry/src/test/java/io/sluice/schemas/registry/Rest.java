package io.sluice.schemas.registry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** What a stranger with curl would see. Answers are {@code status body}. */
final class Rest implements AutoCloseable {
    private final HttpClient http = HttpClient.newHttpClient();
    private final String url;

    Rest(String url) {
        this.url = url;
    }

    String get(String path) {
        return send("GET", path, "");
    }

    String delete(String path) {
        return send("DELETE", path, "");
    }

    String post(String path, String body) {
        return send("POST", path, body);
    }

    String put(String path, String body) {
        return send("PUT", path, body);
    }

    /** Posts a schema the way clients do. */
    String postSchema(String path, String schema) {
        return post(path, Exchange.object().put("schema", schema).toString());
    }

    String register(String subject, String schema) {
        return postSchema("/subjects/" + subject + "/versions", schema);
    }

    /** Only {@code status error_code}. */
    static String code(String answer) {
        int at = answer.indexOf("\"error_code\":");
        return at < 0 ? answer : answer.substring(0, 4) + answer.substring(at + 13, answer.indexOf(',', at));
    }

    private String send(String method, String path, String body) {
        HttpResponse<String> response = exchange(method, path, body);
        return response.statusCode() + " " + response.body();
    }

    HttpResponse<String> exchange(String method, String path, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + path))
                .header("Content-Type", "application/vnd.schemaregistry.v1+json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
        http.close();
    }
}
