package io.sluice.local.config;

import io.sluice.delivery.AlertingSettings;
import io.sluice.delivery.Secret;
import io.sluice.delivery.fold.ChannelPlan;
import io.sluice.delivery.fold.DeliverySettings;
import io.sluice.delivery.text.Language;
import io.sluice.delivery.websocket.WebSocketSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How people are told, as the file describes it. */
final class AlertSection {
    private static final int A_DAY = 86_400;
    private static final int HIGHEST_PORT = 65_535;
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "::1", "localhost");

    private static final Key<Language> LANGUAGE = Key.of(
            "language",
            Kinds.choice(List.of(Language.values()), Language::tag),
            "en",
            "of mail, Telegram and endpoints, and of listeners that ask for none");
    private static final Key<Integer> RECEIPT = Key.of(
            "receiptSeconds",
            Kinds.whole(0, A_DAY),
            "30",
            "how long listeners of the WebSocket have for their receipt before an alert counts as unreceived");
    private static final Key<Integer> ESCALATE = Key.of(
            "escalateSeconds",
            Kinds.whole(1, A_DAY),
            "300",
            "how long a critical alert may stay unacknowledged before the next channel is asked");
    private static final Key<Integer> SILENCE = Key.of(
            "silenceSeconds",
            Kinds.whole(0, A_DAY),
            "300",
            "how long nothing may come in while a market is open; 0: silence is not watched for");

    private static final Key<Boolean> ENABLED = Key.of("enabled", Kinds.FLAG, "true", "whether it is served");
    private static final Key<String> HOST =
            Key.of("host", Kinds.TEXT, "127.0.0.1", "address to listen on; another than loopback needs a token");
    private static final Key<Integer> PORT = Key.optional(
            "port", Kinds.whole(1, HIGHEST_PORT), "port to listen on; absent: 8765, or PORT+2 with `--port-base PORT`");
    private static final Key<Boolean> OPEN =
            Key.of("open", Kinds.FLAG, "false", "whether whoever reaches the port may listen and acknowledge");
    private static final Key<String> TOKEN = Key.optional(
                    "token", Kinds.TEXT, "whose bearer may listen and acknowledge, such as `${SLUICE_ALERT_TOKEN}`")
            .masked();
    private static final Key<List<String>> ORIGINS = Key.of(
            "origins",
            Kinds.listOf(Kinds.TEXT),
            "[]",
            "origins of browsers' pages that may connect; programs have none");

    private static final Section WEB_SOCKET = Section.one(
            "webSocket",
            "The WebSocket on which alerts are broadcast.",
            List.of(ENABLED, HOST, PORT, OPEN, TOKEN, ORIGINS));

    static final Section SECTION = Section.one(
            "alerts",
            "How people are told (docs/alerting.md). Critical alerts that nobody acknowledges escalate from Telegram to mail"
                    + " to the endpoints in their order.",
            List.of(LANGUAGE, RECEIPT, ESCALATE, SILENCE),
            WEB_SOCKET,
            MailSection.SECTION,
            TelegramSection.SECTION,
            WebhookSection.SECTION);

    private AlertSection() {}

    static AlertChoice from(Values values) {
        Values socket = values.one(WEB_SOCKET);
        Language language = values.get(LANGUAGE);
        Optional<MailSection.Mail> mail = MailSection.from(values.one(MailSection.SECTION));
        Optional<TelegramSection.Telegram> telegram = TelegramSection.from(values.one(TelegramSection.SECTION));
        List<WebhookSection.Webhook> webhooks = values.each(WebhookSection.SECTION).stream()
                .map(WebhookSection::from)
                .toList();
        List<ChannelPlan> plans = new ArrayList<>();
        telegram.ifPresent(each -> plans.add(each.plan()));
        mail.ifPresent(each -> plans.add(each.plan()));
        webhooks.forEach(each -> plans.add(each.plan()));
        int silence = values.get(SILENCE);
        AlertingSettings alerting = new AlertingSettings(
                new DeliverySettings(
                        plans,
                        Duration.ofSeconds(values.get(RECEIPT)),
                        Duration.ofSeconds(values.get(ESCALATE)),
                        DeliverySettings.QUEUE),
                language,
                webSocket(socket, language),
                mail.map(MailSection.Mail::settings),
                telegram.map(TelegramSection.Telegram::settings),
                webhooks.stream().map(WebhookSection.Webhook::settings).toList(),
                silence == 0 ? Optional.empty() : Optional.of(Duration.ofSeconds(silence)));
        return new AlertChoice(
                alerting,
                socket.find(PORT),
                socket.get(OPEN),
                socket.find(TOKEN).map(Secret::new));
    }

    private static Optional<WebSocketSettings> webSocket(Values socket, Language language) {
        if (!socket.get(ENABLED)) {
            return Optional.empty();
        }
        if (!LOOPBACK.contains(socket.get(HOST)) && socket.get(OPEN)) {
            socket.refuse(OPEN, "on an address that others can reach, listeners need a token");
        }
        return Optional.of(new WebSocketSettings(
                socket.get(HOST),
                socket.find(PORT).orElse(WebSocketSettings.USUAL_PORT),
                Set.copyOf(socket.get(ORIGINS)),
                language));
    }
}
