package io.sluice.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MoneyTest {
    @Test
    @DisplayName("sums and differences are exact")
    void adds_exactly() {
        assertThat(Money.of("0.1").plus(Money.of("0.2"))).isEqualTo(Money.of("0.3"));
        assertThat(Money.of("1").minus(Money.of("0.000000000000000001"))).isEqualTo(Money.of("0.999999999999999999"));
        assertThat(Money.of("5").negated()).isEqualTo(Money.of("-5"));
    }

    @Test
    @DisplayName("products and ratios are rounded half even at 18 decimals")
    void rounds_half_even() {
        assertThat(Money.of("0.000000000000000001").times(new BigDecimal("0.5")))
                .isEqualTo(Money.ZERO);
        assertThat(Money.of("0.000000000000000003").times(new BigDecimal("0.5")))
                .isEqualTo(Money.of("0.000000000000000002"));
        assertThat(Money.of("2").dividedBy(Money.of("3"))).isEqualTo(new BigDecimal("0.666666666666666667"));
        assertThat(Money.of("1234.5").dividedBy(new BigDecimal("10"))).isEqualTo(Money.of("123.45"));
        assertThat(Money.of("-2").dividedBy(new BigDecimal("3"))).isEqualTo(Money.of("-0.666666666666666667"));
        assertThatThrownBy(() -> Money.of("1").dividedBy(Money.ZERO)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    @DisplayName("at least means as much or more; the larger of two is the one above, below zero too")
    void compares() {
        assertThat(Money.of("10").atLeast(Money.of("10.00"))).isTrue();
        assertThat(Money.of("9.99").atLeast(Money.of("10"))).isFalse();
        assertThat(Money.of("-1").max(Money.of("-2"))).isEqualTo(Money.of("-1"));
        assertThat(Money.of("-0.01").isNegative()).isTrue();
        assertThat(Money.ZERO.isNegative()).isFalse();
    }

    @Test
    @DisplayName("more than 18 decimals are rounded when money is made, trailing zeros do not count")
    void keeps_eighteen_decimals() {
        assertThat(Money.of("1.0000000000000000005")).isEqualTo(Money.of("1"));
        assertThat(Money.of("1.0000000000000000015")).isEqualTo(Money.of("1.000000000000000002"));
        assertThat(Money.of("10.00")).isEqualTo(Money.of("10")).hasToString("10");
        assertThat(Money.of("-0.0")).isEqualTo(Money.ZERO);
    }
}
