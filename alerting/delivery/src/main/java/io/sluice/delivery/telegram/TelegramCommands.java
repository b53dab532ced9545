package io.sluice.delivery.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.schemas.AccountSnapshot;
import io.sluice.schemas.OperatorCommand;
import io.sluice.schemas.OperatorCommandKind;
import io.sluice.schemas.id.Ids;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Commands by message (N-TELEGRAM): from allowed chats only, each named {@code telegram:USER} with a reason. A command's id
 * follows from the update that brought it: whatever is asked for or handed over twice, it counts once. RESUME asks for a second
 * word, because it is the one that lets trading begin.
 */
public final class TelegramCommands implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TelegramCommands.class);
    private static final Duration REST = Duration.ofSeconds(3);
    private static final Duration CONFLICT = Duration.ofSeconds(30);
    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(5);
    /** The server keeps messages for a day; what was said so long ago is not what is wanted now, except to stop. */
    private static final Duration STALE = Duration.ofMinutes(5);

    private final TelegramSettings settings;
    private final CommandDesk desk;
    private final Answers answers;
    private final TelegramApi api;
    private final Confirmations confirmations;
    private final InstantSource clock;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;
    private long offset;
    private long toldOf = -1;

    private TelegramCommands(
            TelegramSettings settings, CommandDesk desk, Answers answers, InstantSource clock, Supplier<String> codes) {
        this.settings = settings;
        this.desk = desk;
        this.answers = answers;
        this.api = new TelegramApi(settings);
        this.confirmations = new Confirmations(codes);
        this.clock = clock;
        this.thread = Thread.ofVirtual().name("telegram-commands").unstarted(this::run);
    }

    /** @param codes of confirmations: a new one that nobody can guess each time */
    public static TelegramCommands start(
            TelegramSettings settings, CommandDesk desk, Answers answers, InstantSource clock, Supplier<String> codes) {
        TelegramCommands commands = new TelegramCommands(settings, desk, answers, clock, codes);
        commands.thread.start();
        return commands;
    }

    private void run() {
        try {
            while (closing.getCount() > 0) {
                Duration rest = ask();
                if (rest.isPositive() && closing.await(rest.toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    /** @return how long to rest before the next question */
    private Duration ask() throws InterruptedException {
        return switch (api.updates(offset)) {
            case Reply.Ok ok -> {
                for (JsonNode update : ok.result()) {
                    if (!take(update)) {
                        yield REST;
                    }
                    offset = update.path("update_id").asLong() + 1;
                }
                yield Duration.ZERO;
            }
            case Reply.Refused refused -> {
                LOG.warn("Telegram refuses to tell of messages: {}{}", refused.code(), hint(refused.code()));
                yield refused.retryAfter().orElse(refused.code() == 429 ? REST : CONFLICT);
            }
            case Reply.Silence silence -> REST;
        };
    }

    private static String hint(int code) {
        return switch (code) {
            case 401, 404 -> " (is the token right?)";
            case 409 -> " (another program asks for the same bot's messages, or it has a webhook)";
            default -> "";
        };
    }

    /** @return false when it has to be taken again later */
    private boolean take(JsonNode update) throws InterruptedException {
        JsonNode message = update.path("message");
        long chat = message.path("chat").path("id").asLong();
        if (!message.has("text") || !settings.chats().contains(chat)) {
            return true;
        }
        long id = update.path("update_id").asLong();
        try {
            answer(chat, obey(id, message));
            return true;
        } catch (RuntimeException notGiven) {
            LOG.warn("a command by Telegram waits: {}", notGiven.getClass().getName());
            if (toldOf != id) {
                toldOf = id;
                answer(chat, answers.say("waits"));
            }
            return false;
        }
    }

    private void answer(long chat, String html) throws InterruptedException {
        Reply reply = api.send(chat, html, false);
        if (!(reply instanceof Reply.Ok)) {
            LOG.warn("an answer by Telegram was not taken: {}", reply);
        }
    }

    private String obey(long update, JsonNode message) {
        String who = "telegram:" + message.path("from").path("id").asLong();
        Said said = Said.of(message.path("text").asText());
        boolean stale = Instant.ofEpochSecond(message.path("date").asLong())
                .isBefore(clock.instant().minus(STALE));
        boolean stops = said instanceof Said.Order order && order.kind() == OperatorCommandKind.HALT;
        if (stale && !stops) {
            return answers.say("stale");
        }
        return switch (said) {
            case Said.Status status -> Listing.status(accounts(), answers);
            case Said.Positions positions -> Listing.positions(desk.positions(), answers);
            case Said.Acknowledge seen -> acknowledge(seen, who);
            case Said.Order order -> order(update, order, who);
            case Said.Confirm confirm ->
                confirmations
                        .confirm(who, confirm.code(), clock.instant())
                        .map(order -> give(update, order, who))
                        .orElseGet(() -> answers.say("nothing.to.confirm"));
            case Said.Help help ->
                ((help.why().isEmpty() ? "" : answers.say(help.why())) + "\n" + answers.say("commands")).strip();
        };
    }

    private Map<String, AccountSnapshot> accounts() {
        return Listing.byId(desk.accounts());
    }

    private String acknowledge(Said.Acknowledge seen, String who) {
        return desk.acknowledge(seen.alertId(), who, seen.reason())
                ? answers.say("acknowledged")
                : answers.say("not.acknowledged");
    }

    private String order(long update, Said.Order order, String who) {
        if (!accounts().containsKey(order.account())) {
            return answers.say("no.account", Map.of("account", order.account()));
        }
        if (order.kind() == OperatorCommandKind.RESUME) {
            String code = confirmations.ask(who, order, clock.instant());
            return answers.say("confirm", Map.of("account", order.account(), "code", code));
        }
        return give(update, order, who);
    }

    private String give(long update, Said.Order order, String who) {
        String id = Ids.of("telegram-command", Long.toString(update));
        desk.hand(OperatorCommand.newBuilder()
                .setId(id)
                .setAccount(order.account())
                .setKind(order.kind())
                .setTargetId(Optional.of(order.target())
                        .filter(target -> !target.isEmpty())
                        .orElse(null))
                .setWho(who)
                .setReason(order.reason())
                .setTime(clock.instant().truncatedTo(ChronoUnit.MICROS))
                .build());
        return answers.say("given", Map.of("command", order.kind(), "account", order.account()));
    }

    @Override
    public void close() {
        closing.countDown();
        api.close();
        thread.interrupt();
        try {
            thread.join(LONGEST_CLOSE);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
