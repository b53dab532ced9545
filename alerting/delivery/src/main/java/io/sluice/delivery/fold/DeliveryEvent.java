package io.sluice.delivery.fold;

import io.sluice.schemas.Alert;
import io.sluice.schemas.AlertDelivery;
import java.time.Instant;

/** What the fold is told. Times are those of the wall clock: people live by it, also when history is played. */
public sealed interface DeliveryEvent {
    Instant time();

    /**
     * An alert was read.
     *
     * @param listeners how many listen on the WebSocket; where there are none, nobody's receipt is waited for
     */
    record Learned(Alert alert, int listeners, Instant time) implements DeliveryEvent {}

    /** An alert that is too old to be due, but that people may still receive and acknowledge. */
    record Recalled(String alertId, Instant time) implements DeliveryEvent {}

    /** What an earlier process has recorded; nothing is decided because of it. */
    record Recorded(AlertDelivery delivery) implements DeliveryEvent {
        @Override
        public Instant time() {
            return delivery.getTime();
        }
    }

    /** A listener of the WebSocket has it. */
    record Received(String alertId, String listener, Instant time) implements DeliveryEvent {}

    /** A person has seen it; {@code channel} says where. */
    record Acknowledged(String alertId, String channel, String who, String reason, Instant time)
            implements DeliveryEvent {}

    /** What came of an attempt. */
    record Answered(String alertId, String channel, String recipient, int number, Outcome outcome, Instant time)
            implements DeliveryEvent {}

    /** Queues of the WebSocket had no room for it. */
    record Overflowed(String alertId, String listeners, int occasion, Instant time) implements DeliveryEvent {}

    /** Time has passed. */
    record Tick(Instant time) implements DeliveryEvent {}
}
