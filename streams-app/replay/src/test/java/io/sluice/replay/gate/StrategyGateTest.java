package io.sluice.replay.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.replay.metrics.EquityFigures;
import io.sluice.replay.metrics.TradeFigures;
import io.sluice.replay.metrics.TradeTally;
import io.sluice.value.Money;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class StrategyGateTest {
    private static final TradeFigures NO_TRADES = new TradeTally().figures();

    private static EquityFigures equity(OptionalDouble sharpe, double drawdown) {
        OptionalDouble none = OptionalDouble.empty();
        return new EquityFigures(
                1_000, 1_000, 0, none, none, sharpe, none, none, drawdown, Duration.ZERO, Duration.ZERO, none, none);
    }

    private static TradeFigures trades(int trades, int wins, int losses, String won, String lost, int run) {
        return new TradeFigures(
                trades,
                wins,
                losses,
                Money.ZERO,
                Money.ZERO,
                Money.ZERO,
                Money.ZERO,
                Money.of(won),
                Money.of(lost),
                run,
                Duration.ZERO);
    }

    private static GateVerdict judge(EquityFigures equity, TradeFigures trades) {
        return StrategyGate.judge(equity, trades, StrategyThresholds.DEFAULTS);
    }

    private static List<String> failed(GateVerdict verdict) {
        return verdict.criteria().stream()
                .filter(criterion -> !criterion.passed())
                .map(Criterion::name)
                .toList();
    }

    @Test
    @DisplayName(
            "B-GATE go exactly at Sharpe 1.0, drawdown 15 %, profit factor 1.5, a losing run of 5 and above 55 % wins")
    void go_at_the_thresholds() {
        GateVerdict verdict = judge(equity(OptionalDouble.of(1.0), 0.15), trades(1_000, 551, 449, "150", "100", 5));

        assertThat(failed(verdict)).isEmpty();
        assertThat(verdict.go()).isTrue();
    }

    @Test
    @DisplayName("B-GATE no-go for each figure a hair beyond its threshold; a win rate of exactly 55 % is not above it")
    void no_go_beyond_the_thresholds() {
        GateVerdict verdict = judge(
                equity(OptionalDouble.of(Math.nextDown(1.0)), Math.nextUp(0.15)),
                trades(100, 55, 45, "149.999", "100", 6));

        assertThat(verdict.go()).isFalse();
        assertThat(failed(verdict))
                .containsExactly("sharpe", "maxDrawdown", "profitFactor", "longestLosingRun", "winRate");
    }

    @Test
    @DisplayName("B-GATE an undefined figure is no-go, with its reason")
    void undefined_is_no_go() {
        GateVerdict noTrades = judge(equity(OptionalDouble.empty(), 0), NO_TRADES);
        GateVerdict noLoss = judge(equity(OptionalDouble.of(2), 0), trades(3, 3, 0, "3", "0", 0));

        assertThat(noTrades.criteria())
                .extracting(Criterion::reason)
                .containsExactly(
                        "fewer than two daily returns, or all alike",
                        "no trade was closed",
                        "no trade was closed",
                        "no trade was closed",
                        "no trade was closed");
        assertThat(failed(noTrades)).hasSize(5);
        assertThat(failed(noLoss)).containsExactly("profitFactor");
        assertThat(noLoss.criteria().get(2).reason()).isEqualTo("no trade lost, there is nothing to divide by");
    }

    @Test
    void thresholds_are_configurable_and_criteria_can_be_added() {
        StrategyThresholds lenient = new StrategyThresholds(0.5, 0.30, 1.0, 10, 0.30);
        GateVerdict verdict =
                StrategyGate.judge(equity(OptionalDouble.of(0.5), 0.30), trades(10, 4, 6, "10", "10", 6), lenient);

        assertThat(verdict.go()).isTrue();
        Criterion unmet = Criterion.of(
                "deflatedSharpe",
                Criterion.Unit.FRACTION,
                OptionalDouble.of(0.5),
                Comparison.AT_LEAST,
                0.95,
                "undefined");
        assertThat(verdict.and(List.of(unmet)).go()).isFalse();
    }

    @Test
    void a_gate_that_asks_nothing_is_refused() {
        assertThatThrownBy(() -> new GateVerdict("strategy", List.of()))
                .hasMessage("the gate of strategy has no criterion");
    }
}
