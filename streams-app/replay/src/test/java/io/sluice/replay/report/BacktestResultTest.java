package io.sluice.replay.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.replay.gate.Comparison;
import io.sluice.replay.gate.Criterion;
import io.sluice.replay.gate.GateVerdict;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class BacktestResultTest {
    private static BacktestResult allMet(@Nullable String incomplete) {
        BacktestResult small = Results.small("breakout", incomplete);
        Criterion met = Criterion.of(
                "sharpe", Criterion.Unit.NUMBER, OptionalDouble.of(2), Comparison.AT_LEAST, 1, "undefined");
        return new BacktestResult(
                small.run(),
                small.performance(),
                new GateVerdict("strategy", List.of(met)),
                List.of(),
                List.of(),
                null,
                null);
    }

    @Test
    @DisplayName("B-GATE a whole run that meets its gate is go, part of a run never")
    void only_a_whole_run_is_go() {
        assertThat(allMet(null).go()).isTrue();
        assertThat(allMet("stopped at candle 7").go()).isFalse();
    }
}
