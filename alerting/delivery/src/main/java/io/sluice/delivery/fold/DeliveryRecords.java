package io.sluice.delivery.fold;

import io.sluice.schemas.AlertDelivery;
import io.sluice.schemas.DeliveryState;
import io.sluice.schemas.id.Ids;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Makes records of deliveries. Their ids follow from what they say, so that the same one written twice is one. */
final class DeliveryRecords {
    /** Nobody in particular: everybody whom the channel reaches. */
    private static final String EVERYBODY = "*";

    private DeliveryRecords() {}

    static AlertDelivery of(
            String alertId, Sending sending, int attempt, DeliveryState state, @Nullable String why, Instant time) {
        return of(alertId, sending.plan().channel(), sending.recipient(), attempt, state, why, time);
    }

    static AlertDelivery dropped(String alertId, Sending sending, String why, Instant time) {
        return of(alertId, sending, Math.max(1, sending.attempts()), DeliveryState.DROPPED, why, time);
    }

    static AlertDelivery received(DeliveryEvent.Received event) {
        return of(
                event.alertId(),
                DeliveryFold.WEBSOCKET,
                event.listener(),
                1,
                DeliveryState.DELIVERED,
                "receipt",
                event.time());
    }

    static AlertDelivery acknowledged(DeliveryEvent.Acknowledged event) {
        return of(
                event.alertId(),
                event.channel(),
                event.who(),
                1,
                DeliveryState.ACKNOWLEDGED,
                event.reason(),
                event.time());
    }

    static AlertDelivery overflowed(DeliveryEvent.Overflowed event) {
        return of(
                event.alertId(),
                DeliveryFold.WEBSOCKET,
                event.listeners(),
                event.occasion(),
                DeliveryState.DROPPED,
                "a queue was full",
                event.time());
    }

    static AlertDelivery escalated(String alertId, ChannelPlan to, String why, Instant time) {
        return of(alertId, to.channel(), EVERYBODY, 1, DeliveryState.ESCALATED, why, time);
    }

    private static AlertDelivery of(
            String alertId,
            String channel,
            String recipient,
            int attempt,
            DeliveryState state,
            @Nullable String why,
            Instant time) {
        String id = Ids.of("alert-delivery", alertId, channel, recipient, Integer.toString(attempt), state.name());
        return new AlertDelivery(
                id, alertId, channel, recipient, attempt, state, why, time.truncatedTo(ChronoUnit.MICROS));
    }
}
