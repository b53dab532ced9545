package io.sluice.delivery;

import io.sluice.delivery.fold.DeliverySettings;
import io.sluice.delivery.mail.MailSettings;
import io.sluice.delivery.telegram.TelegramSettings;
import io.sluice.delivery.text.Language;
import io.sluice.delivery.webhook.WebhookSettings;
import io.sluice.delivery.websocket.WebSocketSettings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How people are told.
 *
 * @param delivery one plan for each channel below, named as that
 * @param language of mail, Telegram and endpoints
 * @param webSocket empty for none
 * @param silence how long nothing may come in while a market is open; empty for no watch
 */
public record AlertingSettings(
        DeliverySettings delivery,
        Language language,
        Optional<WebSocketSettings> webSocket,
        Optional<MailSettings> mail,
        Optional<TelegramSettings> telegram,
        List<WebhookSettings> webhooks,
        Optional<Duration> silence) {
    public AlertingSettings {
        webhooks = List.copyOf(webhooks);
    }
}
