package io.sluice.delivery.webhook;

import io.sluice.delivery.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * Which endpoint.
 *
 * @param name of the channel, because there may be several
 * @param url where to POST; may itself be a secret, so only its host is ever shown
 * @param signingKey of the HMAC; empty for endpoints that do not check it
 * @param timeout of one request
 */
public record WebhookSettings(String name, URI url, Optional<Secret> signingKey, Format format, Duration timeout) {
    /** What is sent. */
    public enum Format {
        /** The alert with all its fields. */
        JSON,
        /** {@code {"text": …}} with at most 160 characters of GSM 7-bit. */
        SMS_JSON,
        /** The same 160 characters as plain text. */
        SMS
    }

    /** Without what is secret. */
    @Override
    public String toString() {
        return "WebhookSettings[" + name + " at " + url.getHost() + "]";
    }
}
