package io.sluice.position;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sluice.value.Price;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TargetsTest {
    @Test
    @DisplayName("R-TARGET the text of one target is that of the setting it always had; others say what they are")
    void text() {
        assertThat(Targets.ofAtr(new BigDecimal("3.0")).canonicalText()).isEqualTo("targetAtr=3");
        assertThat(new Targets(
                                List.of(atr("1.50", "0.5"), price("0.04", "0.5")),
                                List.of(step(60, "1"), step(240, "0")))
                        .canonicalText())
                .isEqualTo("targets=[0.5 at 1.5 ATR, 0.5 at 0.04 of the price] "
                        + "targetsByTime=[1 ATR after PT1H, 0 ATR after PT4H]");
    }

    @Test
    @DisplayName("R-TARGET the nearest is what an intent shows")
    void nearest() {
        Targets targets = new Targets(List.of(atr("3", "0.5"), price("0.02", "0.5")), List.of());

        assertThat(targets.nearest(Price.of("1000"), new BigDecimal("10"))).isEqualByComparingTo("20");
        assertThat(targets.nearest(Price.of("1000"), new BigDecimal("5"))).isEqualByComparingTo("15");
    }

    @Test
    @DisplayName("R-TARGET targets that cannot be are refused with the reason")
    void impossible_targets_are_refused() {
        refuses(() -> new Targets(List.of(), List.of()), "there must be 1 to 10 targets, not 0");
        refuses(
                () -> new Targets(Collections.nCopies(11, atr("1", "0.05")), List.of()),
                "there must be 1 to 10 targets, not 11");
        refuses(
                () -> new Targets(List.of(atr("1", "0.6"), atr("2", "0.5")), List.of()),
                "the parts of the targets must not exceed 1, but are 1.1");
        refuses(() -> atr("1", "0"), "a target's part must be above 0 and up to 1, is 0");
        refuses(() -> atr("0", "1"), "a target must be away from the entry");
        refuses(() -> atr("-1", "1"), "a target's distance must not be negative, is -1");
        refuses(() -> price("1", "1"), "a target's distance must be below the whole price, is 1 of it");
        refuses(() -> step(0, "1"), "targets come nearer after a time above 0, not after PT0S");
        refuses(
                () -> new Targets(List.of(atr("1", "1")), List.of(step(10, "1"), step(10, "0"))),
                "the times at which targets come nearer must rise: PT10M follows PT10M");
    }

    private static void refuses(Runnable made, String message) {
        assertThatIllegalArgumentException().isThrownBy(made::run).withMessage(message);
    }

    private static Targets.Rung atr(String multiple, String part) {
        return new Targets.Rung(new TargetDistance.OfAtr(new BigDecimal(multiple)), new BigDecimal(part));
    }

    private static Targets.Rung price(String fraction, String part) {
        return new Targets.Rung(new TargetDistance.OfPrice(new BigDecimal(fraction)), new BigDecimal(part));
    }

    private static Targets.Step step(int minutes, String multiple) {
        return new Targets.Step(Duration.ofMinutes(minutes), new TargetDistance.OfAtr(new BigDecimal(multiple)));
    }
}
