package io.sluice.local.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.binance.sim.ledger.FactKind;
import io.sluice.local.CommandRun;
import io.sluice.local.Ports;
import io.sluice.local.up.UpProcess;
import io.sluice.schemas.catalogue.Namespace;
import io.sluice.schemas.catalogue.Topic;
import io.sluice.schemas.catalogue.Topics;
import io.sluice.testkit.Await;
import io.sluice.testkit.CutProxy;
import io.sluice.testkit.JavaProcess;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Everything in one process, with a venue that is away at first, and one of two accounts halted on this machine. */
@Timeout(240)
class HaltedUpTest {
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final Namespace NAMESPACE = new Namespace("live");

    @TempDir
    private Path folder;

    private final Ports ports = Ports.from(OptionalInt.of(UpProcess.freePorts()));

    private CommandRun command(Path configuration, String... words) {
        List<String> all = new ArrayList<>(List.of(
                "--config",
                configuration.toString(),
                "--data-dir",
                folder.resolve("data").toString(),
                "--port-base",
                Integer.toString(ports.kafka())));
        all.addAll(List.of(words));
        return CommandRun.of(all.toArray(String[]::new));
    }

    private List<String> keys(Topic<?> topic) {
        return new io.sluice.testkit.Topics("127.0.0.1:" + ports.kafka())
                .readAll(topic.in(NAMESPACE)).stream()
                        .map(record -> new String(record.key(), StandardCharsets.UTF_8))
                        .toList();
    }

    @Test
    @DisplayName(
            "R-STATE, O-MODES a venue that is away stops nothing and is found when it comes; an account that is halted"
                    + " here lets no entry out until it is resumed here, and paper trades meanwhile on the same market")
    void waits_for_its_venue_and_for_its_halt() throws Exception {
        try (BreakoutMarket market = BreakoutMarket.open(folder);
                CutProxy way = new CutProxy(market.port())) {
            way.accepting(false);
            Path configuration = market.configuration(
                    way.port(),
                    "- {id: paper-1, venue: paper, currency: USDT, balance: 10000, instruments: [\"BINANCE:BTCUSDT\"],"
                            + " risk: {riskPerTrade: 0.001}}");
            try (JavaProcess up = BreakoutMarket.up(configuration, folder.resolve("data"), ports.kafka())) {
                up.awaitLine(line -> line.startsWith("binance: does not answer at "), LIMIT);
                Await.until(
                        "a try to connect",
                        LIMIT,
                        () -> said(up).stream().anyMatch(line -> line.contains("cannot connect to binance")));
                CommandRun halt = command(
                        configuration, "halt", "--local", "--account", "binance-1", "--reason", "look at it first");
                assertThat(halt.status()).as("%s", halt.err()).isZero();

                way.accepting(true);
                up.awaitLine(line -> line.contains("orders may leave"), LIMIT);
                Await.until(
                        "an entry that waits",
                        LIMIT,
                        () -> keys(Topics.ORDER_EVENTS).contains("binance-1"));
                Await.until("a trade on paper", LIMIT, () -> keys(Topics.FILLS).contains("paper-1"));
                assertThat(market.venue.ledger().facts(FactKind.REQUEST_RECEIVED))
                        .noneMatch(fact -> fact.text("path").equals("/fapi/v1/order")
                                && fact.text("method").equals("POST"));
                assertThat(command(configuration, "doctor").out())
                        .anyMatch(line -> line.startsWith("problem  halts")
                                && line.contains("binance-1 is halted on this machine: look at it first"));

                CommandRun resume =
                        command(configuration, "resume", "--local", "--account", "binance-1", "--reason", "looked at");
                assertThat(resume.status()).as("%s", resume.err()).isZero();
                Await.until(
                        "the entry at the venue",
                        LIMIT,
                        () -> !market.venue.ledger().orders().isEmpty());
                up.terminate();
                assertThat(up.awaitExit(LIMIT)).isZero();
            }
            assertThat(market.venue.ledger().orders()).hasSize(1);
        }
    }

    private static List<String> said(JavaProcess process) {
        List<String> lines = new ArrayList<>(process.standardOutput());
        lines.addAll(process.standardError());
        return lines;
    }
}
