package io.sluice.delivery.runner;

import io.sluice.delivery.Channel;
import io.sluice.delivery.DeliveryMetrics;
import io.sluice.delivery.fold.DeliverySettings;
import io.sluice.delivery.websocket.AlertHub;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/**
 * What a delivery is made of.
 *
 * @param kafka how to reach the cluster
 * @param channels one for each plan of the settings; closed with the delivery
 * @param hub who listens on the WebSocket
 */
public record DeliveryParts(
        Map<String, Object> kafka,
        RecordCodec codec,
        DeliverySettings settings,
        List<Channel> channels,
        AlertHub hub,
        DeliveryMetrics metrics,
        InstantSource clock) {
    public DeliveryParts {
        kafka = Map.copyOf(kafka);
        channels = List.copyOf(channels);
    }
}
