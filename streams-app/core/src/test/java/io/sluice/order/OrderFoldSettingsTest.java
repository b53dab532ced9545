package io.sluice.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class OrderFoldSettingsTest {
    private static final OrderFoldSettings OURS = OrderFoldSettings.DEFAULT;

    @Test
    @DisplayName("O-ONCE at a venue the more careful of its traits and ours holds")
    void takes_the_more_careful() {
        OrderFoldSettings slow = OURS.forVenue(Duration.ofSeconds(9), Duration.ofDays(3));
        assertThat(slow.settling()).isEqualTo(Duration.ofSeconds(9));
        assertThat(slow.remembered()).isEqualTo(OURS.remembered());
        OrderFoldSettings forgetful = OURS.forVenue(Duration.ZERO, Duration.ofMinutes(5));
        assertThat(forgetful.settling()).isEqualTo(OURS.settling());
        assertThat(forgetful.remembered()).isEqualTo(Duration.ofMinutes(5));
    }
}
