package io.sluice.local.config;

import io.sluice.delivery.Secret;
import io.sluice.delivery.fold.ChannelPlan;
import io.sluice.delivery.fold.Trigger;
import io.sluice.delivery.mail.MailChannel;
import io.sluice.delivery.mail.MailSettings;
import io.sluice.delivery.mail.MailSettings.Encryption;
import io.sluice.schemas.Severity;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Alerts by e-mail, as the file describes them. */
final class MailSection {
    private static final int HIGHEST_PORT = 65_535;
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    /** N-EMAIL: 3 retries with back-off, 5 minutes to live. */
    private static final int RETRIES = 3;

    private static final Duration FIRST_WAIT = Duration.ofSeconds(5);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);
    private static final Duration LIFE = Duration.ofMinutes(5);

    private static final Key<String> HOST =
            Key.optional("host", Kinds.TEXT, "mail server (SMTP); absent: no mail is sent");
    private static final Key<Integer> PORT = Key.of("port", Kinds.whole(1, HIGHEST_PORT), "587", "port of the server");
    private static final Key<Encryption> ENCRYPTION =
            Key.of("encryption", Kinds.choice(Encryption.class), "STARTTLS", "how the way there is kept private");
    private static final Key<String> USER = Key.optional("user", Kinds.TEXT, "name to log in with");
    private static final Key<String> PASSWORD = Key.optional(
                    "password", Kinds.TEXT, "its password, such as `${SLUICE_MAIL_PASSWORD}`")
            .masked();
    private static final Key<Path> PASSWORD_FILE = Key.optional(
            "passwordFile",
            Kinds.parsed("file", Path::of, Path::toString),
            "file whose first line is the password; in place of `password`");
    private static final Key<String> FROM =
            Key.of("from", Kinds.TEXT, "sluice@localhost", "address of the sender; its domain is that of message ids");
    private static final Key<List<String>> TO =
            Key.of("to", Kinds.listOf(Kinds.TEXT), "[]", "addresses, each of which gets a mail of its own");
    static final Key<Severity> SEVERITY = Key.of(
            "severity",
            Kinds.choice(List.of(Severity.INFO, Severity.WARNING, Severity.CRITICAL), Severity::name),
            "WARNING",
            "the least urgent alerts that are sent");
    private static final Key<Trigger> TRIGGER = Key.of(
            "trigger",
            Kinds.choice(Trigger.class),
            "UNRECEIVED",
            "when: `AT_ONCE`, when nobody on the WebSocket received it, or only by `ESCALATION`");

    static final Section SECTION = Section.one(
            "email",
            "Alerts by e-mail: 3 retries with growing waits, 5 minutes to live unless critical.",
            List.of(HOST, PORT, ENCRYPTION, USER, PASSWORD, PASSWORD_FILE, FROM, TO, SEVERITY, TRIGGER));

    private MailSection() {}

    /** The server and what goes there. */
    record Mail(MailSettings settings, ChannelPlan plan) {}

    static Optional<Mail> from(Values values) {
        Optional<String> host = values.find(HOST);
        if (host.isEmpty()) {
            return Optional.empty();
        }
        if (values.get(TO).isEmpty()) {
            values.refuse(TO, "a mail server without anybody to write to");
            throw new Kind.Refused();
        }
        if (values.get(FROM).indexOf('@') < 1) {
            values.refuse(FROM, "is not an address");
        }
        Optional<Secret> password = SecretFile.read(values, PASSWORD, PASSWORD_FILE);
        MailSettings settings = new MailSettings(
                host.get(),
                values.get(PORT),
                values.get(ENCRYPTION),
                values.find(USER),
                password,
                values.get(FROM),
                TIMEOUT);
        ChannelPlan plan = new ChannelPlan(
                MailChannel.NAME,
                values.get(TO),
                values.get(SEVERITY),
                values.get(TRIGGER),
                RETRIES,
                FIRST_WAIT,
                LONGEST_WAIT,
                LIFE);
        return Optional.of(new Mail(settings, plan));
    }
}
