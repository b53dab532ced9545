package io.sluice.local.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.account.AccountSettings;
import io.sluice.local.config.ConfigurationFile.Overrides;
import io.sluice.replay.ReplaySettings;
import io.sluice.schemas.Timeframe;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrategyIdTest {
    private static final String BTC = "BINANCE:BTCUSDT";
    private static final String ETH = "BINANCE:ETHUSDT";
    private static final String FILE = """
            venues: {binance: {mode: testnet}}
            detectors: [{name: breakout}]
            accounts:
              - {id: a, venue: binance, currency: USDT, balance: 1000, instruments: ["BINANCE:BTCUSDT", "BINANCE:ETHUSDT"]}
            """;

    private static Configuration read(String file) {
        return ConfigurationFile.read("file", file, Overrides.NONE, Map.of()).configuration();
    }

    /** As a backtest of these instruments sees it. */
    private static String judged(Configuration configuration, String code, List<String> played, Timeframe base) {
        ReplaySettings replay = configuration.replayOf(played, base, Optional.empty());
        AccountSettings account = replay.accounts().getFirst();
        return StrategyId.of(account, replay.instruments(), configuration.plugins(), code);
    }

    private static String judged(String file) {
        return judged(read(file), "code", List.of(BTC, ETH), Timeframe.M1);
    }

    private static String traded(String file) {
        Configuration configuration = read(file);
        return configuration.strategyOf(configuration.accounts().getFirst());
    }

    /** The order of Java's immutable sets and maps changes from process to process; an id that hung on it would, too. */
    @Test
    @DisplayName("R-GATE the id of a strategy is the same in every process and on every machine")
    void the_id_is_the_same_in_every_process() {
        assertThat(judged(FILE)).isEqualTo("4XF43GK24GSVTCJKJPHYWBWEG0");
        assertThat(judged(read(FILE), "code", List.of(ETH, BTC), Timeframe.M1)).isEqualTo("4XF43GK24GSVTCJKJPHYWBWEG0");
    }

    @Test
    @DisplayName("R-GATE a backtest of all that an account trades judges the strategy that trades live")
    void a_backtest_judges_what_trades() {
        assertThat(judged(read(FILE), FoldsCode.identity(), List.of(ETH, BTC), Timeframe.M1))
                .isEqualTo(traded(FILE));
    }

    @Test
    @DisplayName(
            "R-GATE a backtest of other code, on part of the instruments, or on other candles judges another strategy")
    void other_input_is_another_strategy() {
        Configuration configuration = read(FILE);
        assertThat(judged(configuration, "other code", List.of(BTC, ETH), Timeframe.M1))
                .isNotEqualTo(judged(FILE));
        assertThat(judged(configuration, "code", List.of(BTC), Timeframe.M1)).isNotEqualTo(judged(FILE));
        assertThat(judged(configuration, "code", List.of(BTC, ETH), Timeframe.M5))
                .isNotEqualTo(judged(FILE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{name: breakout} > {name: engulfing}",
                "{name: breakout} > {name: breakout, timeframe: 5m}",
                "{name: breakout} > {name: breakout, parameters: {window: 30}}",
                "{name: breakout}] > {name: breakout}]\nadmission: {rateSeconds: 30}",
                "{name: breakout}] > {name: breakout}]\ncandles: {atrPeriod: 20}",
                "balance: 1000 > balance: 1000, risk: {riskPerTrade: 0.01}",
                "balance: 1000 > balance: 1000, correlation: {IMPULSE/REVERSAL: 0.1}",
                ", \"BINANCE:ETHUSDT\" > ",
            })
    @DisplayName("R-GATE what decides entries is part of the strategy")
    void a_change_of_what_decides_is_another_strategy(String change) {
        assertThat(traded(changed(change))).isNotEqualTo(traded(FILE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id: a > id: b",
                "mode: testnet > mode: live",
                "venue: binance > venue: paper",
                "balance: 1000 > balance: 2000",
                "balance: 1000 > balance: 1000, risk: {gate: TESTNET, gateMaxAgeDays: 7}",
                "{name: breakout}] > {name: breakout}]\npaper: {takerFee: 0.001}",
            })
    @DisplayName("R-GATE whose money it is, where it lies, and what is asked of it is no part of the strategy")
    void money_and_venue_are_no_part_of_it(String change) {
        assertThat(traded(changed(change))).isEqualTo(traded(FILE));
    }

    private static String changed(String change) {
        String[] sides = change.split(" > ", 2);
        assertThat(FILE).contains(sides[0]);
        return FILE.replace(sides[0], sides[1]);
    }
}
