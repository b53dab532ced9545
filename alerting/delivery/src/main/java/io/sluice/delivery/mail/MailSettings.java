package io.sluice.delivery.mail;

import io.sluice.delivery.Secret;
import java.time.Duration;
import java.util.Optional;

/**
 * Which mail server, and as whom.
 *
 * @param user empty for a server that takes mail from anybody
 * @param from address of the sender; its domain is that of message ids
 * @param timeout of each step of the conversation
 */
public record MailSettings(
        String host,
        int port,
        Encryption encryption,
        Optional<String> user,
        Optional<Secret> password,
        String from,
        Duration timeout) {
    /** How the way to the server is kept private. */
    public enum Encryption {
        /** TLS from the first byte, usually on port 465. */
        TLS,
        /** Must become TLS before anything is said, usually on port 587. */
        STARTTLS,
        /** In the clear: for a server on this machine. */
        NONE
    }
}
