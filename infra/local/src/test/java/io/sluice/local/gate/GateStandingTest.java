package io.sluice.local.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.account.AccountSettings;
import io.sluice.local.config.Configuration;
import io.sluice.local.config.ConfigurationFile;
import io.sluice.local.config.ConfigurationFile.Overrides;
import io.sluice.risk.GateEvidence;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GateStandingTest {
    private static final Instant TO = Instant.parse("2026-01-05T00:00:00Z");
    private static final Instant UNTIL = Instant.parse("2026-02-04T00:00:00Z");

    @TempDir
    private Path folder;

    private Configuration configuration;
    private AccountSettings account;

    @BeforeEach
    void read() throws Exception {
        Path file = Files.writeString(folder.resolve("live.yaml"), """
                dataDir: /data
                venues: {binance: {mode: live}}
                candles: {timeframe: 5m}
                accounts: [{id: a, venue: binance, currency: USDT, balance: 1, instruments: ["BINANCE:ETHUSDT", "BINANCE:BTCUSDT"]}]
                """);
        configuration = ConfigurationFile.load(Optional.of(file), Overrides.NONE, Map.of())
                .configuration();
        account = configuration.accountSettings().getFirst();
    }

    private GateStanding at(Instant now) {
        GateEvidence evidence = new GateEvidence(account.live().strategyId(), "D1", TO);
        return GateStanding.of(account, Optional.of(evidence), configuration, now);
    }

    @Test
    @DisplayName("R-GATE a record lets entries through to the last instant of its age")
    void lets_through_to_the_last_instant() {
        assertThat(at(UNTIL))
                .isEqualTo(new GateStanding(
                        "a",
                        true,
                        "a: backtest D1 of strategy " + account.live().strategyId()
                                + ", on candles up to 2026-01-05T00:00:00Z, lets entries through until 2026-02-04T00:00:00Z",
                        ""));
    }

    @Test
    @DisplayName("R-GATE of a record that is too old the commands are told that make another")
    void tells_what_makes_another() {
        assertThat(at(UNTIL.plusNanos(1_000)))
                .isEqualTo(
                        new GateStanding(
                                "a",
                                false,
                                "a: backtest D1 of strategy " + account.live().strategyId()
                                        + ", on candles up to 2026-01-05T00:00:00Z, is too old since 2026-02-04T00:00:00Z (R-GATE)",
                                "./sluice backtest --config FILE --timeframe 5m --instrument BINANCE:BTCUSDT BINANCE:ETHUSDT,"
                                        + " then ./sluice gate /data/backtests/DATASET/a.gate.json --config FILE --account a --reason TEXT"));
    }
}
