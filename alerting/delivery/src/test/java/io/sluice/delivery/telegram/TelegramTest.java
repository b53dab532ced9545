package io.sluice.delivery.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.delivery.Alerts;
import io.sluice.delivery.Secret;
import io.sluice.delivery.fold.Attempt;
import io.sluice.delivery.fold.Outcome;
import io.sluice.delivery.telegram.BotApi.Message;
import io.sluice.delivery.text.Catalogue;
import io.sluice.delivery.text.Language;
import io.sluice.schemas.AccountSnapshot;
import io.sluice.schemas.Alert;
import io.sluice.schemas.BreakerState;
import io.sluice.schemas.OperatorCommand;
import io.sluice.schemas.Position;
import io.sluice.schemas.Severity;
import io.sluice.schemas.TradingState;
import io.sluice.testkit.Await;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TelegramTest {
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final long CHAT = 42;
    private static final long STRANGER = 666;
    private static final Instant NOW = Instant.parse("2026-03-02T15:00:00Z");

    private final Desk desk = new Desk();
    private BotApi bot;

    /** Keeps what it is given; each account stands still. */
    private static final class Desk implements CommandDesk {
        private final List<String> given = new CopyOnWriteArrayList<>();
        private final AtomicInteger failures = new AtomicInteger();

        @Override
        public List<AccountSnapshot> accounts() {
            BigDecimal money = new BigDecimal("10000.000000000000000000");
            return List.of(new AccountSnapshot(
                    "paper-1",
                    "paper",
                    "USD",
                    money,
                    money,
                    BigDecimal.ZERO,
                    money,
                    money,
                    money,
                    money,
                    money,
                    BreakerState.CLOSED,
                    TradingState.ACTIVE,
                    1,
                    2,
                    0,
                    null,
                    3,
                    "C",
                    NOW,
                    null,
                    null));
        }

        @Override
        public List<Position> positions() {
            return List.of();
        }

        @Override
        public void hand(OperatorCommand command) {
            if (failures.getAndDecrement() > 0) {
                throw new IllegalStateException("no broker");
            }
            given.add("%s %s %s %s: %s"
                    .formatted(
                            command.getKind(),
                            command.getAccount(),
                            command.getTargetId(),
                            command.getWho(),
                            command.getReason()));
        }

        @Override
        public boolean acknowledge(String alertId, String who, String reason) {
            return given.add("ack " + alertId + " " + who + ": " + reason);
        }
    }

    @BeforeEach
    void start() throws Exception {
        bot = new BotApi();
    }

    @AfterEach
    void stop() {
        bot.close();
    }

    private TelegramSettings settings(String token) {
        return new TelegramSettings(
                bot.url(), new Secret(token), Set.of(CHAT), true, Duration.ofSeconds(1), Duration.ofSeconds(5));
    }

    private TelegramChannel channel() {
        return new TelegramChannel(settings(BotApi.TOKEN), new Catalogue(), Language.PORTUGUESE);
    }

    private static Attempt attempt(Alert alert, boolean again) {
        return new Attempt(alert, "telegram", "42", 1, again);
    }

    @Test
    @DisplayName(
            "N-TELEGRAM an alert arrives as HTML in which nothing of it is markup, with a command to acknowledge it")
    void an_alert_arrives() throws Exception {
        Alert alert = Alerts.alert("x", Severity.CRITICAL, "R-STATE", "<Anna> & Bob ordered HALT: \"now\"");
        try (TelegramChannel channel = channel()) {
            assertThat(channel.send(attempt(alert, false))).isEqualTo(new Outcome.Delivered("message 1"));
        }
        assertThat(bot.messages)
                .containsExactly(new Message(
                        CHAT,
                        "<b>Crítico: Estado da negociação</b>\n&lt;Anna&gt; &amp; Bob ordenou HALT: &quot;now&quot;\n"
                                + "paper-1 BITSTAMP:BTCUSD\n<code>2026-03-02T14:30:00.123456Z</code>\n/ack_"
                                + alert.getId(),
                        false));
    }

    @Test
    @DisplayName("N-TELEGRAM 429 waits as long as it is told, 5xx is tried again, 400, 401 and 403 are refused")
    void errors_have_their_class() throws Exception {
        bot.fail("{\"ok\":false,\"error_code\":429,\"parameters\":{\"retry_after\":17}}");
        bot.fail("{\"ok\":false,\"error_code\":502}");
        bot.fail("{\"ok\":false,\"error_code\":403,\"description\":\"Forbidden: bot was blocked by the user\"}");
        bot.fail("{\"ok\":false,\"error_code\":400,\"description\":\"Bad Request: chat not found\"}");
        Alert alert = Alerts.critical("x");
        try (TelegramChannel channel = channel()) {
            assertThat(channel.send(attempt(alert, false)))
                    .isEqualTo(new Outcome.Unsent("answered 429", Optional.of(Duration.ofSeconds(17))));
            assertThat(channel.send(attempt(alert, false))).isEqualTo(Outcome.unsent("answered 502"));
            assertThat(channel.send(attempt(alert, false))).isEqualTo(new Outcome.Refused("answered 403"));
            assertThat(channel.send(attempt(alert, false))).isEqualTo(new Outcome.Refused("answered 400"));
        }
        try (TelegramChannel wrong = new TelegramChannel(settings("wrong"), new Catalogue(), Language.ENGLISH)) {
            assertThat(wrong.send(attempt(alert, false))).isEqualTo(new Outcome.Refused("answered 401"));
        }
        bot.close();
        try (TelegramChannel channel = channel()) {
            assertThat(channel.send(attempt(alert, false))).isEqualTo(Outcome.unsent("no connection"));
        }
    }

    @Test
    @DisplayName("N-TELEGRAM an answer that is lost is uncertain, and the repetition makes no sound")
    void a_repetition_makes_no_sound() throws Exception {
        bot.fail("DROP");
        try (TelegramChannel channel = channel()) {
            assertThat(channel.send(attempt(Alerts.critical("x"), false)))
                    .isEqualTo(new Outcome.Uncertain("no answer"));
            channel.send(attempt(Alerts.critical("x"), true));
        }
        assertThat(bot.messages).extracting(Message::silent).containsExactly(false, true);
        assertThat(bot.messages.getLast().html())
                .endsWith("<i>Repetição: uma tentativa anterior pode ter chegado.</i>");
    }

    /** What is said meanwhile, and waited for. */
    private interface Talk {
        void take() throws Exception;
    }

    private void listening(Talk talk) throws Exception {
        TelegramCommands commands = commands();
        try {
            talk.take();
        } finally {
            commands.close();
        }
    }

    private TelegramCommands commands() {
        return commands(Language.ENGLISH);
    }

    private TelegramCommands commands(Language language) {
        return TelegramCommands.start(
                settings(BotApi.TOKEN),
                desk,
                new Answers(new Catalogue(), language),
                InstantSource.fixed(NOW),
                () -> "7351");
    }

    private void say(long update, String text) {
        bot.say(update, CHAT, 7, text, NOW.getEpochSecond());
    }

    private void awaitAnswers(int count) throws InterruptedException {
        Await.until(count + " answers", LONGEST, () -> bot.messages.size() >= count);
    }

    @Test
    @DisplayName(
            "N-TELEGRAM status, positions, halt, veto, ack: obeyed with who and why, answered, and forgotten by the server")
    void commands_are_obeyed() throws Exception {
        listening(() -> {
            say(10, "/status");
            say(11, "/positions@sluice_bot");
            say(12, "/halt paper-1 too much at once");
            say(13, "/veto paper-1 D123 looks wrong");
            say(14, "/ack_ABC on it");
            say(15, "/halt paper-9 why");
            say(16, "/halt paper-1");
            awaitAnswers(7);
            Await.until("the offset", LONGEST, () -> bot.offsets.contains(17L));
        });
        assertThat(bot.messages)
                .extracting(Message::html)
                .containsExactly(
                        "<b>paper-1</b> ACTIVE, breaker CLOSED\nequity 10000 USD, balance 10000, unrealised 0\n"
                                + "1 positions, 2 orders",
                        "Nothing is held.",
                        "HALT given to paper-1.",
                        "VETO given to paper-1.",
                        "Acknowledged.",
                        "There is no account paper-9.",
                        "Say which account, and why.\n/status\n/positions\n/halt ACCOUNT REASON\n/resume ACCOUNT REASON\n"
                                + "/veto ACCOUNT ORDER REASON\n/ack ALERT REASON");
        assertThat(desk.given)
                .containsExactly(
                        "HALT paper-1 null telegram:7: too much at once",
                        "VETO paper-1 D123 telegram:7: looks wrong",
                        "ack ABC telegram:7: on it");
    }

    @Test
    @DisplayName("N-TELEGRAM answers in the configured language, and nothing of a figure is markup")
    void answers_in_the_configured_language() throws Exception {
        say(10, "/status");
        say(11, "/halt <b>9 porque sim");
        say(12, "/resume paper-1 conferido");
        say(13, "oi");
        TelegramCommands commands = commands(Language.PORTUGUESE);
        try {
            awaitAnswers(4);
        } finally {
            commands.close();
        }
        assertThat(bot.messages)
                .extracting(Message::html)
                .containsExactly(
                        "<b>paper-1</b> ACTIVE, disjuntor CLOSED\npatrimônio 10000 USD, saldo 10000, não realizado 0\n"
                                + "1 posições, 2 ordens",
                        "Não existe a conta &lt;b&gt;9.",
                        "Para deixar paper-1 negociar de novo, diga em até um minuto:\n/confirm 7351",
                        "Comandos começam com uma barra.\n/status\n/positions\n/halt CONTA MOTIVO\n/resume CONTA MOTIVO\n"
                                + "/veto CONTA ORDEM MOTIVO\n/ack ALERTA MOTIVO");
    }

    @Test
    @DisplayName("N-TELEGRAM RESUME wants to be confirmed, once and with the right code")
    void resume_is_confirmed() throws Exception {
        listening(() -> {
            say(1, "/confirm 7351");
            say(2, "/resume paper-1 checked");
            say(3, "/confirm 1111");
            say(4, "/confirm 7351");
            say(5, "/resume paper-1 checked");
            say(6, "/confirm 7351");
            awaitAnswers(6);
        });
        assertThat(desk.given).containsExactly("RESUME paper-1 null telegram:7: checked");
        assertThat(bot.messages.get(1).html())
                .isEqualTo("To let paper-1 trade again, say within a minute:\n/confirm 7351");
        assertThat(bot.messages.getLast().html()).isEqualTo("RESUME given to paper-1.");
    }

    @Test
    @DisplayName("N-TELEGRAM strangers are neither obeyed nor answered; what was said long ago counts only if it stops")
    void strangers_and_stale_commands_are_not_obeyed() throws Exception {
        long hourAgo = NOW.minusSeconds(3_600).getEpochSecond();
        bot.say(1, STRANGER, 7, "/halt paper-1 mine", NOW.getEpochSecond());
        bot.say(2, CHAT, 7, "/veto paper-1 D1 old", hourAgo);
        bot.say(3, CHAT, 7, "/halt paper-1 old but safe", hourAgo);
        listening(() -> {
            awaitAnswers(2);
        });
        assertThat(desk.given).containsExactly("HALT paper-1 null telegram:7: old but safe");
        assertThat(bot.messages).extracting(Message::chat).containsExactly(CHAT, CHAT);
    }

    @Test
    @DisplayName("N-TELEGRAM a command that cannot be given is given when Kafka is back, once, and the chat is told")
    void commands_wait_for_kafka() throws Exception {
        desk.failures.set(1);
        say(5, "/halt paper-1 now");
        listening(() -> {
            awaitAnswers(2);
        });
        assertThat(desk.given).containsExactly("HALT paper-1 null telegram:7: now");
        assertThat(bot.messages)
                .extracting(Message::html)
                .containsExactly(
                        "Not given yet: Kafka does not take it. It is tried again until it does.",
                        "HALT given to paper-1.");
    }
}
