package io.sluice.local.up;

import io.sluice.api.access.Gate;
import io.sluice.delivery.Alerting;
import io.sluice.delivery.AlertingSettings;
import io.sluice.delivery.silence.Market;
import io.sluice.delivery.websocket.Access;
import io.sluice.delivery.websocket.WebSocketSettings;
import io.sluice.local.Ports;
import io.sluice.local.config.AlertChoice;
import io.sluice.local.config.Configuration;
import java.util.List;
import java.util.Optional;

/** Alerts to people, as a part of a run. */
final class AlertingPart {
    private AlertingPart() {}

    /**
     * Starts it.
     *
     * @param gate who may listen beside whom the configuration names
     * @param live whether candles are expected as the wall clock goes; in played history silence means nothing
     * @throws PortTaken when the WebSocket's port is taken
     */
    static Alerting start(
            Configuration configuration, Platform platform, Ports ports, Optional<Gate> gate, boolean live) {
        AlertChoice choice = configuration.alerts();
        Optional<WebSocketSettings> socket = choice.alerting().webSocket().map(each -> at(each, choice, ports));
        socket.map(WebSocketSettings::port).filter(port -> !Ports.isFree(port)).ifPresent(port -> {
            throw new PortTaken(port);
        });
        List<Market> markets = live
                ? configuration.instruments().stream()
                        .filter(each -> !configuration.tradersOf(each).isEmpty())
                        .map(each -> new Market(each.id(), each.session()))
                        .toList()
                : List.of();
        return Alerting.start(
                with(choice.alerting(), socket),
                new Alerting.Where(platform.clientSettings(), platform.registry(), configuration.namespace(), markets),
                gate.<Access>map(each -> new HouseAccess(choice.access(), each)).orElse(choice.access()));
    }

    private static WebSocketSettings at(WebSocketSettings usual, AlertChoice choice, Ports ports) {
        return new WebSocketSettings(
                usual.host(), choice.port().orElse(ports.alerts()), usual.origins(), usual.language());
    }

    private static AlertingSettings with(AlertingSettings all, Optional<WebSocketSettings> socket) {
        return new AlertingSettings(
                all.delivery(), all.language(), socket, all.mail(), all.telegram(), all.webhooks(), all.silence());
    }
}
