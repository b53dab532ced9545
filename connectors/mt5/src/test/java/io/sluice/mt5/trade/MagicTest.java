package io.sluice.mt5.trade;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.schemas.id.Ids;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MagicTest {

    @Test
    @DisplayName("O-MT5 the magic is the first 63 bits of the order's id")
    void is_the_first_63_bits() {
        assertThat(Magic.of("k" + "0".repeat(25) + "1")).isEqualTo(1);
        assertThat(Magic.of("k7" + "Z".repeat(25))).isEqualTo(Long.MAX_VALUE);
        assertThat(Magic.of("k4" + "0".repeat(25))).isEqualTo(1L << 62);
    }

    @Test
    @DisplayName("O-MT5 any text has a magic above zero, equal texts the same")
    void is_above_zero() {
        assertThat(Magic.of("r-1")).isPositive().isEqualTo(Magic.of("r-1")).isNotEqualTo(Magic.of("r-2"));
        assertThat(Magic.isClientOrderId(Ids.clientOrder(Ids.of("order", "x")))).isTrue();
        assertThat(Magic.isClientOrderId("broker 3")).isFalse();
    }
}
