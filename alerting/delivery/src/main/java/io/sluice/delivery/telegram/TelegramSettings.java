package io.sluice.delivery.telegram;

import io.sluice.delivery.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.Set;

/**
 * Which bot, and who may talk to it.
 *
 * @param baseUrl of the Bot API; another than Telegram's for a server of one's own
 * @param chats ids of the chats that are told, and whose commands are obeyed; all others are ignored
 * @param commands whether commands are taken at all
 * @param poll how long one question for updates waits for an answer
 * @param timeout of everything else
 */
public record TelegramSettings(
        URI baseUrl, Secret token, Set<Long> chats, boolean commands, Duration poll, Duration timeout) {
    /** Telegram's own. */
    public static final URI PUBLIC = URI.create("https://api.telegram.org");

    public TelegramSettings {
        chats = Set.copyOf(chats);
    }
}
