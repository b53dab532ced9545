package io.sluice.delivery.telegram;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/**
 * The three methods of Telegram's Bot API that are needed, over HTTPS with JSON. The token is part of each URL, so neither
 * URLs nor messages of exceptions ever leave this class.
 */
final class TelegramApi implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final TelegramSettings settings;
    private final HttpClient client;

    TelegramApi(TelegramSettings settings) {
        this.settings = settings;
        this.client = HttpClient.newBuilder()
                .connectTimeout(settings.timeout())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /**
     * Asks for messages to the bot, and waits for some. Asking forgets all updates before the offset on the server's side.
     *
     * @param offset one more than the last update that was dealt with
     */
    Reply updates(long offset) throws InterruptedException {
        ObjectNode question = JSON.createObjectNode()
                .put("offset", offset)
                .put("timeout", settings.poll().toSeconds());
        question.putArray("allowed_updates").add("message");
        return call("getUpdates", question, settings.poll().plus(settings.timeout()));
    }

    /**
     * Says something in a chat.
     *
     * @param html as parse mode HTML takes it
     * @param silent without a sound
     */
    Reply send(long chat, String html, boolean silent) throws InterruptedException {
        ObjectNode message = JSON.createObjectNode()
                .put("chat_id", chat)
                .put("text", html)
                .put("parse_mode", "HTML")
                .put("disable_notification", silent);
        message.putObject("link_preview_options").put("is_disabled", true);
        return call("sendMessage", message, settings.timeout());
    }

    private Reply call(String method, JsonNode body, Duration timeout) throws InterruptedException {
        URI uri = URI.create(settings.baseUrl() + "/bot" + settings.token().value() + "/" + method);
        HttpRequest request = HttpRequest.newBuilder(uri)
                .timeout(timeout)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build();
        try {
            return reply(client.send(request, HttpResponse.BodyHandlers.ofString()));
        } catch (ConnectException | HttpConnectTimeoutException unreachable) {
            return new Reply.Silence(false);
        } catch (IOException broken) {
            return new Reply.Silence(true);
        }
    }

    private static Reply reply(HttpResponse<String> response) {
        JsonNode answer;
        try {
            answer = JSON.readTree(response.body());
        } catch (JsonProcessingException notTheBotApi) {
            return new Reply.Refused(response.statusCode(), Optional.empty());
        }
        if (answer.path("ok").asBoolean()) {
            return new Reply.Ok(answer.path("result"));
        }
        int retryAfter = answer.path("parameters").path("retry_after").asInt();
        return new Reply.Refused(
                answer.path("error_code").asInt(response.statusCode()),
                retryAfter > 0 ? Optional.of(Duration.ofSeconds(retryAfter)) : Optional.empty());
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
