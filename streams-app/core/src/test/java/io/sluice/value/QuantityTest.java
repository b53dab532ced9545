package io.sluice.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantityTest {
    @ParameterizedTest(name = "{0} in lots of {1}: {2}")
    @CsvSource({"3.339, 0.01, 3.33", "-3.339, 0.01, -3.33", "0.009, 0.01, 0", "3.33, 0.01, 3.33", "1999, 1000, 1000"})
    @DisplayName("R-SIZE a quantity in lots is never larger than it was, on either side")
    void never_grows(String quantity, BigDecimal lot, String expected) {
        assertThat(Quantity.of(quantity).towardZero(lot)).isEqualTo(Quantity.of(expected));
    }

    @Test
    @DisplayName("a short is negative: it adds up, has a size, and turns around")
    void a_short_is_negative() {
        Quantity shorted = Quantity.of("1").minus(Quantity.of("3.5"));
        assertThat(shorted).isEqualTo(Quantity.of("-2.5"));
        assertThat(shorted.signum()).isEqualTo(-1);
        assertThat(shorted.abs()).isEqualTo(Quantity.of("2.5"));
        assertThat(shorted.negated().plus(shorted).isZero()).isTrue();
        assertThat(shorted.min(Quantity.ZERO)).isEqualTo(shorted);
    }
}
