package io.sluice.replay.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ObjectiveTest {
    @Test
    @DisplayName("B-WALK of equal trials the first in grid order is chosen")
    void of_equals_the_first_is_chosen() {
        assertThat(best(FiguresOf.sharpe(1), FiguresOf.sharpe(2), FiguresOf.sharpe(2), FiguresOf.sharpe(-1)))
                .hasValue(1);
    }

    @Test
    @DisplayName("B-WALK a trial that did not trade, or found no candle, is never chosen")
    void what_did_not_trade_is_never_chosen() {
        assertThat(best(FiguresOf.noTrade(), null, FiguresOf.sharpe(-7))).hasValue(2);
        assertThat(best(FiguresOf.noTrade(), null)).isEmpty();
        assertThat(best()).isEmpty();
    }

    @Test
    void objectives_are_called_as_they_are_written() {
        assertThat(Objective.titles()).isEqualTo("sharpe, sortino, profitFactor, netProfit, calmar");
        assertThat(Objective.named("netProfit")).contains(Objective.NET_PROFIT);
        assertThat(Objective.named("net")).isEmpty();
        assertThat(Objective.NET_PROFIT.of(FiguresOf.sharpe(1))).hasValue(12.5);
        assertThat(Objective.PROFIT_FACTOR.of(FiguresOf.sharpe(1))).isEmpty();
    }

    private static OptionalInt best(@Nullable Figures... trials) {
        return Objective.SHARPE.best(Arrays.asList(trials));
    }
}
