package io.sluice.local.doctor;

import io.sluice.delivery.AlertingSettings;
import io.sluice.delivery.fold.ChannelPlan;
import io.sluice.local.config.AlertChoice;
import java.util.List;
import java.util.stream.Collectors;

/** Whether anybody would hear of an alert. */
public final class AlertsCheck implements Check {
    private final AlertChoice choice;
    private final boolean apiServed;

    /** @param apiServed whether there is an API, whose tokens let listeners in */
    public AlertsCheck(AlertChoice choice, boolean apiServed) {
        this.choice = choice;
        this.apiServed = apiServed;
    }

    @Override
    public String name() {
        return "alerts";
    }

    @Override
    public List<Finding> look() {
        AlertingSettings alerting = choice.alerting();
        String channels = alerting.delivery().channels().stream()
                .map(ChannelPlan::channel)
                .collect(Collectors.joining(", "));
        boolean socket = alerting.webSocket().isPresent() && (apiServed || choice.reachable());
        if (channels.isEmpty() && !socket) {
            return Finding.skipped(
                    name(),
                    "nobody is told of an alert but by its topic",
                    "Set alerts.webSocket.token (or open: true), or a channel: docs/alerting.md.");
        }
        String listeners = socket ? "listeners of the WebSocket" : "no listeners";
        return Finding.ok(name(), channels.isEmpty() ? listeners : listeners + ", " + channels);
    }
}
