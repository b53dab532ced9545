package io.sluice.local.mt5;

import io.sluice.local.command.CommandFailed;
import io.sluice.local.command.SluiceCommand;
import io.sluice.local.up.StopSignal;
import io.sluice.mt5.Gateway;
import io.sluice.mt5.link.TerminalSettings;
import io.sluice.mt5.rest.RestSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code sluice mt5-gateway}: REST for MetaTrader 5, on its own. */
@Command(
        name = "mt5-gateway",
        description = "Serves REST for MetaTrader 5 terminals that dial in. Needs no Kafka.",
        footer = {
            "",
            "Reads two secrets of at least 16 characters each from the environment:",
            "SLUICE_MT5_TERMINAL_TOKEN, which terminals must know, and SLUICE_MT5_REST_TOKEN, for login.",
            "docs/mt5-protocol.md says what terminals and gateway tell each other; /openapi.json describes the REST."
        })
public final class GatewayCommand implements Runnable {
    static final String TERMINAL_TOKEN = "SLUICE_MT5_TERMINAL_TOKEN";
    static final String REST_TOKEN = "SLUICE_MT5_REST_TOKEN";
    private static final Duration HEARTBEAT = Duration.ofSeconds(1);

    @ParentCommand
    private SluiceCommand sluice;

    @Option(names = "--host", defaultValue = "127.0.0.1", description = "Address to listen on. Default: loopback.")
    private String host;

    @Option(names = "--rest-port", defaultValue = "8001", description = "Default: ${DEFAULT-VALUE}.")
    private int restPort;

    @Option(names = "--terminal-port", defaultValue = "8002", description = "Default: ${DEFAULT-VALUE}.")
    private int terminalPort;

    @Option(names = "--terminals", defaultValue = "256", description = "At most so many. Default: ${DEFAULT-VALUE}.")
    private int terminals;

    @Option(
            names = "--call-timeout",
            defaultValue = "5000",
            paramLabel = "MILLIS",
            description = "Longest time a terminal may take over a request. Default: ${DEFAULT-VALUE}.")
    private long callTimeoutMillis;

    @Option(
            names = "--server-zone",
            paramLabel = "SERVER=ZONE",
            description = "Time zone of a trade server, for example MetaQuotes-Demo=Europe/Helsinki. Without it the"
                    + " server's present offset holds for all times.")
    private Map<String, ZoneId> zones = Map.of();

    @Override
    public void run() {
        CountDownLatch stopped = new CountDownLatch(1);
        Path folder = sluice.configuration().dataDir().resolve("mt5-gateway");
        try (StopSignal signal = new StopSignal(stopped::countDown, () -> {});
                Gateway gateway = Gateway.start(folder, terminalSettings(), restSettings())) {
            tell(gateway);
            stopped.await();
            signal.done();
        } catch (IOException refused) {
            throw CommandFailed.because("the gateway cannot start: " + refused.getMessage(), refused);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void tell(Gateway gateway) throws IOException {
        sluice.terminal()
                .tell("terminals dial " + host + ":" + gateway.terminals().port());
        sluice.terminal().print("http://" + host + ":" + gateway.restPort() + "/openapi.json");
        if (!InetAddress.getByName(host).isLoopbackAddress()) {
            sluice.terminal().tell("beyond loopback nothing is encrypted here: put TLS in front of both ports");
        }
    }

    private TerminalSettings terminalSettings() {
        if (terminals <= 0) {
            throw CommandFailed.wrongUsage("--terminals must be positive, not " + terminals);
        }
        return new TerminalSettings(host, terminalPort, secret(TERMINAL_TOKEN), HEARTBEAT, terminals, zones);
    }

    private RestSettings restSettings() {
        if (callTimeoutMillis <= 0) {
            throw CommandFailed.wrongUsage("--call-timeout must be positive, not " + callTimeoutMillis);
        }
        return new RestSettings(host, restPort, secret(REST_TOKEN), Duration.ofMillis(callTimeoutMillis));
    }

    private String secret(String name) {
        String value = sluice.terminal().environment().getOrDefault(name, "");
        if (value.length() < 16) {
            throw CommandFailed.wrongUsage(
                    "set " + name + " to a secret of at least 16 characters, for example from 'openssl rand -hex 24'");
        }
        return value;
    }
}
