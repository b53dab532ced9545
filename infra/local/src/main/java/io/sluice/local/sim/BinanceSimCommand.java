package io.sluice.local.sim;

import io.sluice.binance.sim.Launch;
import io.sluice.binance.sim.SimulatedVenue;
import io.sluice.binance.sim.VenueSettings;
import io.sluice.binance.sim.rest.Json;
import io.sluice.local.Terminal;
import io.sluice.local.command.CommandFailed;
import io.sluice.local.up.StopSignal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code sluice sim binance}: a USD-M futures venue on the loopback interface. */
@Command(
        name = "binance",
        description = "Simulates Binance's USD-M futures on this machine: REST, streams, and misbehaviour on request.",
        footer = {"", "It listens on 127.0.0.1 only. What it does and does not is told in docs/simulated-binance.md."})
public final class BinanceSimCommand implements Runnable {
    private static final String LEDGER = "binance-sim-ledger.jsonl";

    @ParentCommand
    private SimCommand sim;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "8480",
            description = "Where REST and streams are served; 0 for any free port. Default: ${DEFAULT-VALUE}.")
    private int port;

    @Option(
            names = "--prices",
            paramLabel = "FILE|SEED|still",
            defaultValue = "1",
            description =
                    "Where prices come from: a seed for a random walk; candles in Binance's layout, a recorded stream,"
                            + " or a script of 'millis,symbol,price,quantity', plain or gz; or 'still'. Default: ${DEFAULT-VALUE}.")
    private String prices;

    @Option(
            names = "--speed",
            paramLabel = "N",
            defaultValue = "1",
            description = "How much faster than its own times a file is played. Default: ${DEFAULT-VALUE}.")
    private double speed;

    @Option(
            names = "--ledger",
            paramLabel = "FILE",
            description = "Where it writes what really happened. Default: " + LEDGER + " in the data folder.")
    private Path ledger;

    @Override
    public void run() {
        if (!(speed > 0)) {
            throw CommandFailed.wrongUsage("--speed: must be above 0, not " + speed + ".");
        }
        CountDownLatch stopped = new CountDownLatch(1);
        Terminal terminal = sim.sluice().terminal();
        Runnable late = () -> terminal.tell("The simulated venue does not end, and is left behind.");
        try (Launch.Running running = start();
                StopSignal signal = new StopSignal(stopped::countDown, late)) {
            tell(terminal, running.venue());
            stopped.await();
            signal.done();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private Launch.Running start() {
        Path file = ledger == null ? sim.sluice().configuration().dataDir().resolve(LEDGER) : ledger;
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            return new Launch(port, file, prices, speed).start();
        } catch (IOException refused) {
            throw CommandFailed.because("The simulated venue cannot start: " + refused.getMessage(), refused);
        }
    }

    private void tell(Terminal terminal, SimulatedVenue venue) {
        if (sim.sluice().json()) {
            terminal.print(Json.object()
                    .put("rest", venue.restUrl())
                    .put("streams", venue.streamUrl())
                    .put("apiKey", VenueSettings.DEFAULT_KEY.apiKey())
                    .put("secret", VenueSettings.DEFAULT_KEY.secret())
                    .put("ledger", venue.ledgerFile().toString())
                    .toString());
            return;
        }
        terminal.print("REST     " + venue.restUrl());
        terminal.print("streams  " + venue.streamUrl() + "/public, /market, /private");
        terminal.print("key      " + VenueSettings.DEFAULT_KEY.apiKey() + ", secret "
                + VenueSettings.DEFAULT_KEY.secret() + " (they open nothing real)");
        terminal.print("ledger   " + venue.ledgerFile());
        terminal.print("direct   " + venue.restUrl() + "/sim/status");
        terminal.tell("Ctrl-C ends it.");
    }
}
