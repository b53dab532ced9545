package io.sluice.local.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.local.Ports;
import io.sluice.local.up.UpProcess;
import io.sluice.mt5.sim.SimAccount;
import io.sluice.mt5.sim.SimSymbol;
import io.sluice.mt5.sim.SimTerminal;
import io.sluice.mt5.sim.TradeServer;
import io.sluice.mt5.sim.TruthLedger;
import io.sluice.mt5.trade.Magic;
import io.sluice.schemas.Leg;
import io.sluice.schemas.OrderCommand;
import io.sluice.schemas.OrderCommandKind;
import io.sluice.schemas.Position;
import io.sluice.schemas.catalogue.Namespace;
import io.sluice.schemas.catalogue.Topics;
import io.sluice.testkit.Await;
import io.sluice.testkit.JavaProcess;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Everything in one process with a simulated MetaTrader terminal that dials it, over a crash. */
@Timeout(240)
class Mt5UpTest {
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final Namespace NAMESPACE = new Namespace("demo");
    private static final String TOKEN = "canary-terminals-token-0123";
    private static final String SYMBOL = "WINZ26";
    private static final long MINUTE = 60_000;
    private static final int CALM_MINUTES = 60;
    private static final int CALM_QUOTES = 4;
    private static final int BUSY_QUOTES = 40;

    @TempDir
    private Path folder;

    private final int port = UpProcess.freePorts();
    private final int terminalPort = UpProcess.freePorts();

    private Path configuration() throws IOException {
        return Files.writeString(folder.resolve("demo.yaml"), """
                namespace: demo
                venues:
                  mt5:
                    mode: testnet
                    terminalPort: %d
                    warmUpCandles: 50
                    terminals: [{account: mt5-1, login: 7001, symbols: {"B3:WINZ26": WINZ26}}]
                detectors:
                  - {name: breakout}
                accounts:
                  - {id: mt5-1, venue: mt5, currency: BRL, balance: 10000, instruments: ["B3:WINZ26"], risk: {riskPerTrade: 0.002}}
                instruments:
                  - {id: "B3:WINZ26", quoteCurrency: BRL, tickSize: 5, lotStep: 1, minQuantity: 1, maxQuantity: 500, pointValue: 0.2}
                """.formatted(terminalPort));
    }

    private JavaProcess up() throws IOException {
        return LiveProcess.start(
                configuration(), folder.resolve("data"), port, Map.of("SLUICE_MT5_TERMINAL_TOKEN", TOKEN));
    }

    /** Calm minutes, one that rises on many quotes, and the first quote of the present minute, which ends it. */
    private static void breakout(TradeServer server) {
        long present = Math.floorDiv(serverTime(server), MINUTE) * MINUTE;
        long busy = present - MINUTE;
        for (int minute = CALM_MINUTES; minute > 0; minute--) {
            for (int i = 0; i < CALM_QUOTES; i++) {
                quote(server, 125_000 + 10 * (i % 2), busy - minute * MINUTE + i * MINUTE / CALM_QUOTES);
            }
        }
        for (int i = 0; i < BUSY_QUOTES; i++) {
            quote(server, 125_000 + 10 * i, busy + i * MINUTE / BUSY_QUOTES);
        }
        quote(server, 125_000 + 10 * BUSY_QUOTES, present);
    }

    private static long serverTime(TradeServer server) {
        return Instant.now().toEpochMilli() + server.account().utcOffsetSeconds() * 1_000L;
    }

    private static void quote(TradeServer server, int bid, long time) {
        server.quote(SYMBOL, BigDecimal.valueOf(bid), BigDecimal.valueOf(bid + 5L), time);
    }

    @Test
    @DisplayName("O-MT5, O-ONCE a candle of a terminal leads to one protected position there, over a crash")
    void from_a_candle_to_a_protected_position_over_a_crash() throws Exception {
        try (TruthLedger ledger = TruthLedger.open(folder.resolve("truth.jsonl"))) {
            TradeServer server = TradeServer.atNow(SimAccount.netting(7001), ledger);
            server.add(SimSymbol.miniIndex(SYMBOL));
            breakout(server);
            try (JavaProcess first = up();
                    SimTerminal terminal = SimTerminal.start(
                            SimTerminal.Dial.to(terminalPort, TOKEN, "t7001"), server, folder.resolve("journal.txt"))) {
                assertThat(terminal.isAlive()).isTrue();
                Await.until("an entry and its stop at the trade server", LIMIT, () -> {
                    assertThat(first.isAlive()).as("%s", first.standardError()).isTrue();
                    quote(server, 125_000 + 10 * BUSY_QUOTES, serverTime(server));
                    return ledger.entries("order").size() >= 2;
                });
                first.kill();
                try (JavaProcess second = up()) {
                    second.awaitLine(line -> line.contains("orders may leave"), LIMIT);
                    second.terminate();
                    assertThat(second.awaitExit(LIMIT)).isZero();
                    assertThat(second.standardOutput())
                            .anyMatch(line -> line.startsWith("Sluice  mode TESTNET "))
                            .noneMatch(line -> line.contains("canary"));
                    assertThat(second.standardError()).noneMatch(line -> line.contains("canary"));
                }
            }
            assertTopicsAndLedgerAgree(server, ledger);
        }
    }

    private void assertTopicsAndLedgerAgree(TradeServer server, TruthLedger ledger) {
        try (LiveProcess.Left left =
                new LiveProcess.Left(folder.resolve("data"), Ports.from(OptionalInt.of(port)), NAMESPACE)) {
            List<OrderCommand> placed = left.values(Topics.ORDERS_MT5).stream()
                    .filter(order -> order.getKind() == OrderCommandKind.PLACE)
                    .toList();
            assertThat(placed.stream().filter(order -> order.getLeg() == Leg.ENTRY))
                    .hasSize(1);
            assertThat(placed).allMatch(order -> ledger.orders(Magic.of(order.getClientOrderId())) <= 1);
            assertThat(ledger.entries("order")).hasSizeLessThanOrEqualTo(placed.size());
            Position position = left.values(Topics.POSITIONS).getLast();
            assertThat(position.getInstrument()).isEqualTo("B3:WINZ26");
            assertThat(position.getQuantity())
                    .isEqualByComparingTo(server.held(SYMBOL))
                    .isPositive();
        }
    }
}
