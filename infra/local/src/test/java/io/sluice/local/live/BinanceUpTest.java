package io.sluice.local.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.binance.sim.SimulatedVenue;
import io.sluice.binance.sim.ledger.FactKind;
import io.sluice.binance.sim.ledger.LedgerOrder;
import io.sluice.local.Ports;
import io.sluice.local.up.UpProcess;
import io.sluice.schemas.Fill;
import io.sluice.schemas.Leg;
import io.sluice.schemas.OrderCommand;
import io.sluice.schemas.OrderCommandKind;
import io.sluice.schemas.Position;
import io.sluice.schemas.catalogue.Namespace;
import io.sluice.schemas.catalogue.Topic;
import io.sluice.schemas.catalogue.Topics;
import io.sluice.testkit.Await;
import io.sluice.testkit.JavaProcess;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Everything in one process against a simulated Binance: from its candles to an order there, over a crash, and back. */
@Timeout(240)
class BinanceUpTest {
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final Namespace NAMESPACE = new Namespace("live");

    @TempDir
    private Path folder;

    private BreakoutMarket market;
    private SimulatedVenue venue;
    private int port;

    @BeforeEach
    void open() throws IOException {
        market = BreakoutMarket.open(folder);
        venue = market.venue;
        port = UpProcess.freePorts();
    }

    @AfterEach
    void close() {
        market.close();
    }

    private JavaProcess up() throws IOException {
        return BreakoutMarket.up(market.configuration(market.port(), ""), folder.resolve("data"), port);
    }

    @Test
    @DisplayName(
            "O-ONCE, O-MODES, X-SECURITY a candle leads to an order at the venue once, over a crash, and no key is told")
    void from_a_candle_to_a_protected_position_over_a_crash() throws Exception {
        List<String> said = new ArrayList<>();
        try (JavaProcess first = up()) {
            Await.until("an order at the venue", LIMIT, () -> {
                assertThat(first.isAlive()).as("%s", first.standardError()).isTrue();
                return !venue.ledger().orders().isEmpty();
            });
            first.kill();
            said.addAll(first.standardOutput());
            said.addAll(first.standardError());
        }
        try (JavaProcess second = up()) {
            second.awaitLine(line -> line.contains("orders may leave"), LIMIT);
            Await.until("a stop that works at the venue", LIMIT, () -> stops().contains("NEW"));
            second.terminate();
            assertThat(second.awaitExit(LIMIT)).isZero();
            said.addAll(second.standardOutput());
            said.addAll(second.standardError());
        }
        assertThat(said)
                .anyMatch(line -> line.startsWith("Sluice  mode TESTNET "))
                .anyMatch(line -> line.startsWith("TESTNET  "))
                .noneMatch(line -> line.contains("canary"));
        assertTopicsAndLedgerAgree();
        assertNoFileHoldsTheKey();
    }

    private List<String> stops() {
        return venue.ledger().facts(FactKind.ALGO_CHANGED).stream()
                .map(fact -> fact.text("status"))
                .toList();
    }

    private void assertTopicsAndLedgerAgree() {
        try (LiveProcess.Left left =
                new LiveProcess.Left(folder.resolve("data"), Ports.from(OptionalInt.of(port)), NAMESPACE)) {
            List<OrderCommand> entries = left.values(Topics.ORDERS_BINANCE).stream()
                    .filter(order -> order.getKind() == OrderCommandKind.PLACE && order.getLeg() == Leg.ENTRY)
                    .toList();
            assertThat(entries).hasSize(1);
            List<LedgerOrder> placed = venue.ledger().orders().stream().toList();
            assertThat(placed)
                    .extracting(LedgerOrder::clientId)
                    .containsExactly(entries.getFirst().getClientOrderId());
            BigDecimal executed = placed.getFirst().executed();
            assertThat(left.values(Topics.FILLS).stream()
                            .map(Fill::getQuantity)
                            .reduce(BigDecimal.ZERO, BigDecimal::add))
                    .isEqualByComparingTo(executed);
            Position position = left.values(Topics.POSITIONS).getLast();
            assertThat(position.getInstrument()).isEqualTo("BINANCE:BTCUSDT");
            assertThat(position.getQuantity()).isEqualByComparingTo(executed);
            for (Topic<?> topic : Topics.all()) {
                assertThat(left.bytes(topic))
                        .noneMatch(bytes -> new String(bytes, StandardCharsets.ISO_8859_1).contains("canary"));
            }
        }
    }

    private void assertNoFileHoldsTheKey() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("data"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                        .as("%s", file)
                        .doesNotContain("canary");
            }
        }
    }
}
