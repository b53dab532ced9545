package io.sluice.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sluice.schemas.Action;
import io.sluice.schemas.Direction;
import io.sluice.schemas.Pattern;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DetectionTest {
    private static final Detection LONG = new Detection(Pattern.IMPULSE, Direction.LONG, 0.8, List.of());

    @Test
    @DisplayName("R-ACTIONS a detection opens in its direction unless it is an exit, which is sure")
    void opens_or_leaves() {
        assertThat(LONG.action()).isEqualTo(Action.OPEN_LONG);
        assertThat(LONG.isExit()).isFalse();
        assertThat(new Detection(Pattern.IMPULSE, Direction.SHORT, 0.8, List.of()).action())
                .isEqualTo(Action.OPEN_SHORT);
        Detection close = Detection.close(Pattern.IMPULSE, Direction.LONG, List.of());
        assertThat(close.action()).isEqualTo(Action.CLOSE);
        assertThat(close.isExit()).isTrue();
        assertThat(close.confidence()).isEqualTo(1);
        assertThat(Detection.reduce(Pattern.IMPULSE, Direction.SHORT, List.of()).action())
                .isEqualTo(Action.REDUCE_50);
    }

    @Test
    @DisplayName("R-STOP a distance is in prices or in average true ranges, unknown while these warm up")
    void distances_become_prices() {
        assertThat(Distance.ofPrice(2.5).inPrice(Double.NaN)).isEqualTo(2.5);
        assertThat(Distance.ofAtr(2).inPrice(1.25)).isEqualTo(2.5);
        assertThat(Distance.ofAtr(2).inPrice(Double.NaN)).isNaN();
        Detection own = LONG.withStop(Distance.ofAtr(1)).withTarget(Distance.ofPrice(7));
        assertThat(own.stop()).isEqualTo(Distance.ofAtr(1));
        assertThat(own.target()).isEqualTo(Distance.ofPrice(7));
    }

    @Test
    @DisplayName("What contradicts itself is refused where it is made")
    void refuses_what_cannot_be() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new Detection(Pattern.IMPULSE, Action.OPEN_SHORT, Direction.LONG, 0.8, List.of(), null, null))
                .withMessage("a detection cannot be OPEN_SHORT and LONG");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Detection(Pattern.IMPULSE, Direction.UNRECOGNISED, 0.8, List.of()))
                .withMessage("a detection must have a direction");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Detection.close(Pattern.IMPULSE, Direction.LONG, List.of())
                        .withStop(Distance.ofAtr(1)))
                .withMessage("CLOSE has neither stop nor target");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Distance.ofAtr(Double.NaN))
                .withMessage("a distance must be positive, not NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Distance.ofPrice(0))
                .withMessage("a distance must be positive, not 0.0");
    }
}
