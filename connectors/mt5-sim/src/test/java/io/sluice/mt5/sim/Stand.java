package io.sluice.mt5.sim;

import io.sluice.mt5.Gateway;
import io.sluice.mt5.link.Terminal;
import io.sluice.mt5.link.TerminalSettings;
import io.sluice.mt5.rest.RestSettings;
import io.sluice.mt5.sim.SimTerminal.Dial;
import io.sluice.testkit.Await;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A gateway with simulated terminals on loopback, and the truth about what they did. */
final class Stand implements AutoCloseable {
    static final String TOKEN = "terminals-token-0123456789";
    static final String REST_TOKEN = "rest-clients-token-0123456789";
    static final String WIN = "WINZ26";
    /** Links end after five without a sign of life, so a machine that pauses for less must not end one. */
    static final Duration HEARTBEAT = Duration.ofSeconds(1);

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final Path folder;
    private final Duration heartbeat;
    private final Duration callTimeout;
    private final List<SimTerminal> opened = new ArrayList<>();
    private final TruthLedger ledger;
    private Gateway gateway;

    Stand(Path folder, Duration heartbeat, Duration callTimeout) throws IOException {
        this.folder = folder;
        this.heartbeat = heartbeat;
        this.callTimeout = callTimeout;
        this.ledger = TruthLedger.open(folder.resolve("truth.jsonl"));
        this.gateway = startGateway(0);
    }

    static Stand in(Path folder) throws IOException {
        return new Stand(folder, HEARTBEAT, Duration.ofSeconds(5));
    }

    private Gateway startGateway(int port) throws IOException {
        return Gateway.start(
                folder.resolve("gateway"),
                new TerminalSettings("127.0.0.1", port, TOKEN, heartbeat, 256, Map.of()),
                new RestSettings("127.0.0.1", 0, REST_TOKEN, callTimeout));
    }

    /** Another gateway on the same port and folder, as after a crash. */
    void restartGateway() throws InterruptedException {
        int port = port();
        gateway.close();
        // For a moment the port may be the near end of a dial that finds nobody listening.
        gateway = Await.value("the port is free again", LIMIT, () -> Optional.of(startGateway(port)));
    }

    Gateway gateway() {
        return gateway;
    }

    int port() {
        return gateway.terminals().port();
    }

    TruthLedger ledger() {
        return ledger;
    }

    /** A trade server with B3's mini-index at 125,000 and EURUSD at 1.1. */
    TradeServer server(SimAccount account) {
        TradeServer server = TradeServer.atNow(account, ledger);
        server.add(SimSymbol.miniIndex(WIN));
        server.add(SimSymbol.euroDollar());
        server.quote(WIN, "125000", "125005");
        server.quote("EURUSD", "1.10000", "1.10010");
        return server;
    }

    Path journal(long login) {
        return folder.resolve("journal-" + login + ".txt");
    }

    /** Starts a terminal and waits until the gateway knows its account. */
    SimTerminal terminal(TradeServer server) throws InterruptedException {
        long login = server.account().login();
        Await.until(
                "the link before is gone",
                LIMIT,
                () -> !gateway.terminals().terminal(login).state().linked());
        SimTerminal terminal = SimTerminal.start(
                Dial.to(port(), TOKEN, "t" + server.account().login()),
                server,
                journal(server.account().login()));
        opened.add(terminal);
        ready(server.account().login());
        return terminal;
    }

    Terminal ready(long login) throws InterruptedException {
        Await.until(
                "account " + login + " is ready",
                LIMIT,
                () -> gateway.terminals().terminal(login).state().isReady());
        return gateway.terminals().terminal(login);
    }

    RestClient rest(long login) throws IOException, InterruptedException {
        return RestClient.loggedIn(gateway.restPort(), login);
    }

    @Override
    public void close() throws IOException {
        for (SimTerminal one : opened) {
            one.close();
        }
        gateway.close();
        ledger.close();
    }
}
