package io.sluice.delivery.fold;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What the fold goes by.
 *
 * @param channels in the order in which alerts escalate
 * @param receiptWait how long listeners of the WebSocket have for their receipt before the alert counts as unreceived
 * @param escalateAfter how long a critical alert may stay unacknowledged before the next channel is asked
 * @param queue how many alerts may wait on one channel (A-BOUND)
 */
public record DeliverySettings(List<ChannelPlan> channels, Duration receiptWait, Duration escalateAfter, int queue) {
    /** The bound of A-BOUND. */
    public static final int QUEUE = 100;

    public DeliverySettings {
        channels = List.copyOf(channels);
        if (channels.stream().map(ChannelPlan::channel).distinct().count() != channels.size() || queue < 1) {
            throw new IllegalArgumentException("channels have names of their own and queues hold something");
        }
    }

    Optional<ChannelPlan> channel(String name) {
        return channels.stream().filter(plan -> plan.channel().equals(name)).findFirst();
    }
}
