package io.sluice.local.bench;

import io.sluice.connector.VenueSession;
import io.sluice.connector.VenueUnavailable;
import io.sluice.mt5.Gateway;
import io.sluice.mt5.link.TerminalSettings;
import io.sluice.mt5.rest.RestSettings;
import io.sluice.mt5.sim.SimAccount;
import io.sluice.mt5.sim.SimSymbol;
import io.sluice.mt5.sim.SimTerminal;
import io.sluice.mt5.sim.TradeServer;
import io.sluice.mt5.sim.TruthLedger;
import io.sluice.mt5.venue.Mt5Account;
import io.sluice.mt5.venue.Mt5Venue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A gateway and simulated terminals on loopback, an account each, in a folder that is gone afterwards. */
final class TerminalStand implements AutoCloseable {
    private static final String LOOPBACK = "127.0.0.1";
    private static final String TOKEN = "a-token-of-nobody-else";
    private static final String SYMBOL = "WINZ26";
    private static final long FIRST_LOGIN = 7_001;
    private static final int PLACES = 1_024;
    private static final long LONGEST_START_NANOS = Duration.ofSeconds(30).toNanos();

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final Path folder;
    private final Gateway gateway;
    private final TruthLedger ledger;
    private final List<OrderLane> lanes = new ArrayList<>();

    TerminalStand(int terminals) throws IOException, InterruptedException {
        folder = Files.createTempDirectory("sluice-bench-mt5");
        parts.push(() -> delete(folder));
        gateway = Gateway.start(
                folder.resolve("gateway"),
                new TerminalSettings(LOOPBACK, 0, TOKEN, Duration.ofSeconds(1), PLACES, Map.of()),
                new RestSettings(LOOPBACK, 0, TOKEN, Duration.ofSeconds(5)));
        parts.push(gateway);
        ledger = TruthLedger.open(folder.resolve("truth.jsonl"));
        parts.push(ledger);
        for (int i = 0; i < terminals; i++) {
            start(FIRST_LOGIN + i);
        }
        for (int i = 0; i < terminals; i++) {
            lanes.add(new OrderLane(open(FIRST_LOGIN + i)));
        }
    }

    /** Where orders go to, one for each terminal. */
    List<OrderLane> lanes() {
        return lanes;
    }

    /** Where the floor may write, on the same disk. */
    Path folder() {
        return folder;
    }

    private void start(long login) {
        TradeServer server = TradeServer.atNow(SimAccount.netting(login), ledger);
        server.add(SimSymbol.miniIndex(SYMBOL));
        server.quote(SYMBOL, "125000", "125005");
        SimTerminal.Dial dial = SimTerminal.Dial.to(gateway.terminals().port(), TOKEN, "bench-" + login);
        parts.push(SimTerminal.start(dial, server, folder.resolve("journal-" + login + ".txt")));
    }

    private VenueSession open(long login) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + LONGEST_START_NANOS;
        while (!gateway.terminals().terminal(login).state().isReady()) {
            if (System.nanoTime() - deadline > 0) {
                throw new IOException("the terminal of account " + login + " does not come");
            }
            Thread.sleep(1);
        }
        String account = "bench-" + login;
        Mt5Account configured = new Mt5Account(account, login, null, null, Map.of(OrderLane.INSTRUMENT, SYMBOL));
        VenueSession session = new Mt5Venue(gateway.terminals(), List.of(configured)).open(account);
        try {
            session.start(report -> {});
        } catch (VenueUnavailable gone) {
            throw new IOException("the terminal of account " + login + " went away", gone);
        }
        parts.push(session);
        return session;
    }

    private static void delete(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        } catch (IOException remains) {
            throw new UncheckedIOException("cannot be removed: " + folder, remains);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            while (!parts.isEmpty()) {
                parts.pop().close();
            }
        } catch (IOException broken) {
            throw broken;
        } catch (Exception broken) {
            throw new IOException("the stand cannot be taken down", broken);
        }
    }
}
