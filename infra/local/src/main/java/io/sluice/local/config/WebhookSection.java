package io.sluice.local.config;

import io.sluice.delivery.Secret;
import io.sluice.delivery.fold.ChannelPlan;
import io.sluice.delivery.fold.Trigger;
import io.sluice.delivery.webhook.WebhookSettings;
import io.sluice.delivery.webhook.WebhookSettings.Format;
import io.sluice.schemas.Severity;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** Alerts to HTTP endpoints, as the file describes them. */
final class WebhookSection {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int RETRIES = 5;
    private static final Duration FIRST_WAIT = Duration.ofSeconds(2);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);
    private static final Duration LIFE = Duration.ofHours(1);

    private static final Key<String> NAME =
            Key.required("name", Kinds.NAME, "name of the channel, as on records; no two are alike");
    private static final Key<URI> URL = Key.required(
                    "url",
                    Kinds.parsed("http or https URL", WebhookSection::url, URI::toString),
                    "where alerts are posted to")
            .masked();
    private static final Key<String> SIGNING_KEY = Key.optional(
                    "signingKey", Kinds.TEXT, "key of the signature (HMAC-SHA-256); absent: nothing is signed")
            .masked();
    private static final Key<Format> FORMAT =
            Key.of("format", Kinds.choice(Format.class), "JSON", "`JSON`, or 160 characters as `SMS` or `SMS_JSON`");
    private static final Key<Severity> SEVERITY = Key.of(
            "severity",
            Kinds.choice(List.of(Severity.INFO, Severity.WARNING, Severity.CRITICAL), Severity::name),
            "WARNING",
            "the least urgent alerts that are sent");
    private static final Key<Trigger> TRIGGER = Key.of(
            "trigger",
            Kinds.choice(Trigger.class),
            "AT_ONCE",
            "when: `AT_ONCE`, when nobody on the WebSocket received it, or only by `ESCALATION`");

    static final Section SECTION = Section.many(
            "webhooks", "Alerts to HTTP endpoints.", List.of(NAME, URL, SIGNING_KEY, FORMAT, SEVERITY, TRIGGER));

    private WebhookSection() {}

    /** The endpoint and what goes there. */
    record Webhook(WebhookSettings settings, ChannelPlan plan) {}

    static Webhook from(Values values) {
        URI url = values.get(URL);
        WebhookSettings settings = new WebhookSettings(
                values.get(NAME), url, values.find(SIGNING_KEY).map(Secret::new), values.get(FORMAT), TIMEOUT);
        ChannelPlan plan = new ChannelPlan(
                values.get(NAME),
                List.of(url.getHost()),
                values.get(SEVERITY),
                values.get(TRIGGER),
                RETRIES,
                FIRST_WAIT,
                LONGEST_WAIT,
                LIFE);
        return new Webhook(settings, plan);
    }

    private static URI url(String text) {
        URI url = URI.create(text);
        boolean http = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
        if (!http || url.getHost() == null) {
            throw new IllegalArgumentException("is not an http or https URL");
        }
        return url;
    }
}
