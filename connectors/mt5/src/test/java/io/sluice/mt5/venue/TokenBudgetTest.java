package io.sluice.mt5.venue;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.connector.RequestBudget.Use;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TokenBudgetTest {
    private final AtomicLong nanos = new AtomicLong();
    private final TokenBudget budget = new TokenBudget(nanos::get);

    @Test
    @DisplayName("O-RATE five orders a second, the last two of them for what reduces")
    void keeps_two_orders_for_what_reduces() {
        for (int i = 0; i < 3; i++) {
            assertThat(budget.take(Use.ENTRY)).isZero();
        }
        assertThat(budget.take(Use.ENTRY)).isEqualTo(Duration.ofMillis(200));
        assertThat(budget.take(Use.REDUCE)).isZero();
        assertThat(budget.take(Use.REDUCE)).isZero();
        assertThat(budget.take(Use.REDUCE)).isEqualTo(Duration.ofMillis(200));
    }

    @Test
    @DisplayName("O-RATE whoever waits as long as told is served, and questions take nothing from orders")
    void serves_whoever_waits() {
        for (int i = 0; i < 5; i++) {
            budget.take(Use.REDUCE);
        }
        nanos.addAndGet(budget.take(Use.REDUCE).toNanos());

        assertThat(budget.take(Use.REDUCE)).isZero();
        assertThat(budget.take(Use.QUERY)).isZero();
    }
}
