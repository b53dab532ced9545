package io.sluice.risk;

import static io.sluice.risk.TestAccount.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.value.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MarginCheckTest extends CheckTest {
    @Test
    @DisplayName("R-MARGIN what is available must be more than one and a half times what is required")
    void available_must_be_more_than_required() {
        account.equity = Money.of("1000");
        account.openNotional = Money.of("4000");
        assertThat(answer("R-MARGIN", entry().margin("399.99")))
                .isEqualTo("PASS R-MARGIN available=600 required=599.985");
        assertThat(answer("R-MARGIN", entry().margin("400"))).isEqualTo("REJECT R-MARGIN available=600 required=600");
        assertOnlyForEntries("R-MARGIN");
    }
}
