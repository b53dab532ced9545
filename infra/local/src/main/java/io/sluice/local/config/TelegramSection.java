package io.sluice.local.config;

import io.sluice.delivery.Secret;
import io.sluice.delivery.fold.ChannelPlan;
import io.sluice.delivery.fold.Trigger;
import io.sluice.delivery.telegram.TelegramChannel;
import io.sluice.delivery.telegram.TelegramSettings;
import io.sluice.schemas.Severity;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Alerts and commands by Telegram, as the file describes them. */
final class TelegramSection {
    private static final Duration POLL = Duration.ofSeconds(50);
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int RETRIES = 3;
    private static final Duration FIRST_WAIT = Duration.ofSeconds(2);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);
    private static final Duration LIFE = Duration.ofHours(1);

    private static final Key<String> TOKEN = Key.optional(
                    "token", Kinds.TEXT, "of the bot, such as `${SLUICE_TELEGRAM_TOKEN}`; absent: no Telegram")
            .masked();
    private static final Key<Path> TOKEN_FILE = Key.optional(
            "tokenFile",
            Kinds.parsed("file", Path::of, Path::toString),
            "file whose first line is the token; in place of `token`");
    private static final Key<List<Long>> CHATS = Key.of(
            "chats",
            Kinds.listOf(Kinds.parsed("id of a chat", Long::valueOf, id -> id)),
            "[]",
            "ids of the chats that are told, and whose commands are obeyed");
    private static final Key<Boolean> COMMANDS =
            Key.of("commands", Kinds.FLAG, "true", "whether commands are taken from these chats");
    private static final Key<Severity> SEVERITY = Key.of(
            "severity",
            Kinds.choice(List.of(Severity.INFO, Severity.WARNING, Severity.CRITICAL), Severity::name),
            "CRITICAL",
            "the least urgent alerts that are sent, at once");
    private static final Key<URI> BASE_URL = Key.of(
            "baseUrl",
            Kinds.parsed("URL", URI::create, URI::toString),
            TelegramSettings.PUBLIC.toString(),
            "of the Bot API");

    static final Section SECTION = Section.one(
            "telegram",
            "Alerts and commands by a bot of Telegram.",
            List.of(TOKEN, TOKEN_FILE, CHATS, COMMANDS, SEVERITY, BASE_URL));

    private TelegramSection() {}

    /** The bot and what goes there. */
    record Telegram(TelegramSettings settings, ChannelPlan plan) {}

    static Optional<Telegram> from(Values values) {
        Optional<Secret> token = SecretFile.read(values, TOKEN, TOKEN_FILE);
        if (token.isEmpty()) {
            return Optional.empty();
        }
        if (values.get(CHATS).isEmpty()) {
            values.refuse(CHATS, "a bot without anybody to talk to");
            throw new Kind.Refused();
        }
        TelegramSettings settings = new TelegramSettings(
                values.get(BASE_URL), token.get(), Set.copyOf(values.get(CHATS)), values.get(COMMANDS), POLL, TIMEOUT);
        ChannelPlan plan = new ChannelPlan(
                TelegramChannel.NAME,
                values.get(CHATS).stream().map(id -> Long.toString(id)).toList(),
                values.get(SEVERITY),
                Trigger.AT_ONCE,
                RETRIES,
                FIRST_WAIT,
                LONGEST_WAIT,
                LIFE);
        return Optional.of(new Telegram(settings, plan));
    }
}
