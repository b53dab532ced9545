package io.sluice.local.sim;

import io.sluice.local.command.CommandFailed;
import io.sluice.local.up.StopSignal;
import io.sluice.mt5.sim.MarketFile;
import io.sluice.mt5.sim.MarketWalk;
import io.sluice.mt5.sim.SimAccount;
import io.sluice.mt5.sim.SimSymbol;
import io.sluice.mt5.sim.SimTerminal;
import io.sluice.mt5.sim.TradeServer;
import io.sluice.mt5.sim.TruthLedger;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code sluice sim mt5}: terminals without MetaTrader, with a market of their own, that dial a gateway. */
@Command(
        name = "mt5",
        description = "MetaTrader 5 terminals that are not real: they dial 'sluice mt5-gateway' and trade WINZ26.",
        footer = {
            "",
            "Reads SLUICE_MT5_TERMINAL_TOKEN from the environment, as the gateway does.",
            "Journals, and the truth about what was executed, go to sim-mt5 in the data folder."
        })
public final class Mt5SimCommand implements Runnable {
    private static final String TOKEN = "SLUICE_MT5_TERMINAL_TOKEN";
    private static final BigDecimal START = BigDecimal.valueOf(125_000);

    @ParentCommand
    private SimCommand sim;

    @Option(names = "--host", defaultValue = "127.0.0.1", description = "The gateway's address. Default: loopback.")
    private String host;

    @Option(names = "--port", defaultValue = "8002", description = "The gateway's. Default: ${DEFAULT-VALUE}.")
    private int port;

    @Option(names = "--login", defaultValue = "7001", description = "Account of the first. Default: ${DEFAULT-VALUE}.")
    private long login;

    @Option(names = "--terminals", defaultValue = "1", description = "How many. Default: ${DEFAULT-VALUE}.")
    private int terminals;

    @Option(names = "--hedging", description = "Accounts that hedge, instead of netting.")
    private boolean hedging;

    @Option(names = "--quotes-a-second", defaultValue = "10", description = "Default: ${DEFAULT-VALUE}.")
    private int quotesASecond;

    @Option(names = "--seed", defaultValue = "1", description = "Of prices and mishaps. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--mishaps",
            defaultValue = "0",
            paramLabel = "PER_MILLE",
            description =
                    "Orders of a thousand that meet with a requote, a partial fill or a false time-out. Default: none.")
    private int mishaps;

    @Option(
            names = "--history",
            paramLabel = "FILE",
            description = "The market's past: lines of time,open,high,low,close, a minute each, UTC.")
    private Path history;

    @Override
    public void run() {
        if (terminals <= 0 || quotesASecond <= 0 || quotesASecond > 1_000 || mishaps < 0 || mishaps > 1_000) {
            throw CommandFailed.wrongUsage("--terminals, --quotes-a-second or --mishaps is out of bounds");
        }
        String token = sim.sluice().terminal().environment().get(TOKEN);
        if (token == null) {
            throw CommandFailed.wrongUsage("set " + TOKEN + " to what the gateway was given");
        }
        try {
            simulate(token, sim.sluice().configuration().dataDir().resolve("sim-mt5"));
        } catch (IOException failed) {
            throw CommandFailed.because("the simulation failed: " + failed.getMessage(), failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void simulate(String token, Path folder) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        CountDownLatch stopped = new CountDownLatch(1);
        List<SimTerminal> started = new ArrayList<>();
        try (StopSignal signal = new StopSignal(stopped::countDown, () -> {});
                TruthLedger ledger = TruthLedger.open(folder.resolve("truth.jsonl"))) {
            List<MarketWalk> walks = new ArrayList<>();
            for (int i = 0; i < terminals; i++) {
                TradeServer server = server(login + i, ledger, walks);
                SimTerminal.Dial dial = new SimTerminal.Dial(
                        host, port, token, "sim-" + (login + i), Duration.ofSeconds(1), Duration.ofMillis(10));
                started.add(SimTerminal.start(dial, server, folder.resolve("journal-" + (login + i) + ".txt")));
            }
            sim.sluice().terminal().tell(terminals + " terminals dial " + host + ":" + port + "; Ctrl-C ends them");
            while (!stopped.await(1_000_000 / quotesASecond, TimeUnit.MICROSECONDS)) {
                walks.forEach(MarketWalk::step);
            }
            for (SimTerminal terminal : started) {
                terminal.close();
            }
            signal.done();
        }
    }

    private TradeServer server(long account, TruthLedger ledger, List<MarketWalk> walks) throws IOException {
        TradeServer server =
                TradeServer.atNow(hedging ? SimAccount.hedging(account) : SimAccount.netting(account), ledger);
        server.mishaps().byChance(new SplittableRandom(seed + account), mishaps);
        SimSymbol symbol = SimSymbol.miniIndex("WINZ26");
        server.add(symbol);
        BigDecimal start = history == null ? START : new MarketFile(server, symbol).play(history);
        MarketWalk walk = new MarketWalk(server, symbol, start, seed);
        walk.step();
        walks.add(walk);
        return server;
    }
}
