package io.sluice.mt5.sim;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** A REST client of the gateway. */
final class RestClient {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    /** Status and body of an answer. */
    record Reply(int status, JsonNode body) {
        String code() {
            return body.path("error_code").asText();
        }
    }

    private final int port;
    private final String token;

    RestClient(int port, String token) {
        this.port = port;
        this.token = token;
    }

    static RestClient loggedIn(int port, long login) throws IOException, InterruptedException {
        Reply reply = new RestClient(port, Stand.REST_TOKEN).post("/api/v1/login", "{\"account\":" + login + "}");
        if (reply.status() != 200) {
            throw new AssertionError("login refused: " + reply);
        }
        return new RestClient(port, reply.body().path("token").asText());
    }

    Reply get(String path) throws IOException, InterruptedException {
        return send("GET", path, "");
    }

    Reply post(String path, String body) throws IOException, InterruptedException {
        return send("POST", path, body.replace('\'', '"'));
    }

    Reply send(String method, String path, String body) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
        return new Reply(response.statusCode(), JSON.readTree(response.body()));
    }
}
