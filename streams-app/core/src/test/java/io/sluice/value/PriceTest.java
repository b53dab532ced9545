package io.sluice.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PriceTest {
    @ParameterizedTest(name = "{0} on a tick of {1}: {2}, {3}, {4}")
    @CsvSource({
        "100.3, 0.5, 100, 100.5, 100.5",
        "100.25, 0.5, 100, 100.5, 100",
        "100.75, 0.5, 100.5, 101, 101",
        "100.5, 0.5, 100.5, 100.5, 100.5",
        "-100.3, 0.5, -100.5, -100, -100.5",
        "7, 2.5, 5, 7.5, 7.5",
        "0.1, 5, 0, 5, 0"
    })
    @DisplayName("a price goes to the tick below, above or nearest, half even, whatever its sign")
    void goes_to_a_tick(String price, BigDecimal tick, String down, String up, String nearest) {
        assertThat(Price.of(price).downTo(tick)).isEqualTo(Price.of(down));
        assertThat(Price.of(price).upTo(tick)).isEqualTo(Price.of(up));
        assertThat(Price.of(price).nearest(tick)).isEqualTo(Price.of(nearest));
    }

    @Test
    @DisplayName("a double becomes the shortest decimal that reads back as the same double")
    void a_double_becomes_its_shortest_decimal() {
        assertThat(Price.of(0.1)).isEqualTo(Price.of("0.1"));
        assertThat(Price.of(42_735.07)).isEqualTo(Price.of("42735.07"));
        assertThatThrownBy(() -> Price.of(Double.NaN)).isInstanceOf(NumberFormatException.class);
    }

    @Test
    @DisplayName("whatever its digits, a double becomes what writing and reading it would give")
    void any_double_becomes_its_shortest_decimal() {
        long seed = 20_260_302;
        Random random = new Random(seed);
        for (int i = 0; i < 200_000; i++) {
            double digits = random.nextLong(1_000_000_000_000_000_0L);
            double value =
                    (random.nextBoolean() ? digits : random.nextInt(1_000_000)) / Math.pow(10, random.nextInt(20));
            assertThat(Price.of(value)).as("seed %d, %s", seed, value).isEqualTo(Price.of(Double.toString(value)));
        }
    }

    @Test
    @DisplayName("an average is cost ÷ quantity, rounded half even at 18 decimals, whether it ends or not")
    void knows_averages() {
        assertThat(Price.average(new BigDecimal("300.75"), Quantity.of("3"))).isEqualTo(Price.of("100.25"));
        assertThat(Price.average(new BigDecimal("200"), Quantity.of("3"))).isEqualTo(Price.of("66.666666666666666667"));
        assertThat(Price.average(new BigDecimal("0.000000001"), Quantity.of("8")))
                .isEqualTo(Price.of("0.000000000125"));
    }

    @Test
    @DisplayName("distances have a sign or none, as their name says")
    void knows_distances() {
        assertThat(Price.of("90").minus(Price.of("100"))).isEqualByComparingTo("-10");
        assertThat(Price.of("90").distanceTo(Price.of("100"))).isEqualByComparingTo("10");
        assertThat(Price.of("90").isBelow(Price.of("100"))).isTrue();
        assertThat(Price.of("100").isBelow(Price.of("100"))).isFalse();
        assertThat(Price.of("100").isAbove(Price.of("100"))).isFalse();
    }

    @Test
    @DisplayName("money is price × quantity × point value, rounded half even at 18 decimals")
    void becomes_money_with_a_quantity_and_a_point_value() {
        assertThat(Price.of("130010").times(Quantity.of("-3"), new BigDecimal("0.2")))
                .isEqualTo(Money.of("-78006"));
        assertThat(Price.of("0.5").times(Quantity.of("0.000000000000000001"), BigDecimal.ONE))
                .isEqualTo(Money.ZERO);
        assertThat(Price.of("1.5").times(Quantity.of("0.000000000000000001"), BigDecimal.ONE))
                .isEqualTo(Money.of("0.000000000000000002"));
    }

    @Test
    @DisplayName("a market's figure can be a price when it is above zero, finite and below a quadrillion")
    void knows_what_can_be_a_price() {
        assertThat(Price.isPossible(Double.MIN_VALUE)).isTrue();
        assertThat(Price.isPossible(999_999_999_999_999.9)).isTrue();
        for (double impossible : new double[] {0, -1, 1e15, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThat(Price.isPossible(impossible)).as("%s", impossible).isFalse();
        }
    }

    @Test
    @DisplayName("trailing zeros do not make another price, and text has none")
    void ignores_trailing_zeros() {
        assertThat(Price.of("100.50")).isEqualTo(Price.of("100.5")).hasSameHashCodeAs(Price.of("100.5"));
        assertThat(Price.of("1E+2")).hasToString("100");
    }
}
