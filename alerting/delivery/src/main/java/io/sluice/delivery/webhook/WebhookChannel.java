package io.sluice.delivery.webhook;

import io.sluice.delivery.Channel;
import io.sluice.delivery.fold.Attempt;
import io.sluice.delivery.fold.Outcome;
import io.sluice.delivery.text.AlertJson;
import io.sluice.delivery.text.Catalogue;
import io.sluice.delivery.text.Language;
import io.sluice.delivery.text.SmsText;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Alerts to an HTTP endpoint (N-WEBHOOK). 2xx is delivered; 408, 425, 429 and 5xx are tried again, when the endpoint says
 * so after its {@code Retry-After}; everything else is refused, redirects included. {@code X-Idempotency-Key} is the alert's id,
 * whatever the attempt: whether a second copy counts is the endpoint's to decide by it.
 */
public final class WebhookChannel implements Channel {
    /** The header by which an endpoint knows a copy. */
    public static final String KEY = "X-Idempotency-Key";

    private static final Set<Integer> AGAIN = Set.of(408, 425, 429);
    private static final int SERVER_ERRORS = 500;
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,5}");

    private final WebhookSettings settings;
    private final Language language;
    private final AlertJson json;
    private final SmsText sms;
    private final InstantSource clock;
    private final HttpClient client;

    public WebhookChannel(WebhookSettings settings, Catalogue catalogue, Language language, InstantSource clock) {
        this.settings = settings;
        this.language = language;
        this.json = new AlertJson(catalogue);
        this.sms = new SmsText(catalogue);
        this.clock = clock;
        this.client = HttpClient.newBuilder()
                .connectTimeout(settings.timeout())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    @Override
    public String name() {
        return settings.name();
    }

    @Override
    public Outcome send(Attempt attempt) throws InterruptedException {
        try {
            HttpResponse<Void> answer = client.send(request(attempt), HttpResponse.BodyHandlers.discarding());
            return outcome(answer);
        } catch (ConnectException | HttpConnectTimeoutException unreachable) {
            return Outcome.unsent("no connection to " + settings.url().getHost());
        } catch (IOException broken) {
            return new Outcome.Uncertain("no answer of " + settings.url().getHost());
        }
    }

    private HttpRequest request(Attempt attempt) {
        String body = body(attempt);
        HttpRequest.Builder request = HttpRequest.newBuilder(settings.url())
                .timeout(settings.timeout())
                .header("Content-Type", contentType())
                .header("User-Agent", "sluice")
                .header(KEY, attempt.alert().getId())
                .header("X-Sluice-Attempt", Integer.toString(attempt.number()))
                .POST(HttpRequest.BodyPublishers.ofString(body));
        settings.signingKey()
                .ifPresent(key -> request.header(Signature.HEADER, Signature.of(key.value(), clock.instant(), body)));
        return request.build();
    }

    private String body(Attempt attempt) {
        return switch (settings.format()) {
            case JSON -> json.of(attempt.alert(), language).toString();
            case SMS_JSON -> json.text(sms.of(attempt.alert(), language)).toString();
            case SMS -> sms.of(attempt.alert(), language);
        };
    }

    private String contentType() {
        return settings.format() == WebhookSettings.Format.SMS ? "text/plain; charset=utf-8" : "application/json";
    }

    private Outcome outcome(HttpResponse<Void> answer) {
        int status = answer.statusCode();
        String what = settings.url().getHost() + " answered " + status;
        if (status / 100 == 2) {
            return new Outcome.Delivered(what);
        }
        if (status >= SERVER_ERRORS || AGAIN.contains(status)) {
            return new Outcome.Unsent(what, retryAfter(answer));
        }
        return new Outcome.Refused(what);
    }

    /** In seconds; a date in its place is not obeyed, and the channel's own waits hold. */
    private static Optional<Duration> retryAfter(HttpResponse<Void> answer) {
        return answer.headers()
                .firstValue("Retry-After")
                .filter(text -> SECONDS.matcher(text).matches())
                .map(text -> Duration.ofSeconds(Long.parseLong(text)));
    }

    @Override
    public void close() {
        client.close();
    }
}
