package io.sluice.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.groups.Tuple.tuple;

import io.sluice.indicator.IndicatorSet;
import java.math.BigDecimal;
import java.util.Map;
import java.util.function.Function;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PluggedDetectorTest {
    private static final String KIND = FixedKind.class.getName();

    @Test
    @DisplayName("A plug-in's kind is listed after the built-in ones, with where it is from, and read like them")
    void a_kind_is_added() {
        DetectorCatalogue catalogue = DetectorCatalogue.standard()
                .plus(new FixedKind("swing", parameters -> new Swing(parameters.integer("window", 5))), "swing.jar");

        assertThat(catalogue.entries())
                .extracting(DetectorCatalogue.Entry::name, DetectorCatalogue.Entry::source)
                .containsExactly(
                        builtIn("volatility-spike"),
                        builtIn("engulfing"),
                        builtIn("divergence"),
                        builtIn("breakout"),
                        tuple("swing", KIND + " (swing.jar)"));
        assertThat(catalogue.settings("swing", Map.of("window", BigDecimal.TEN)))
                .isEqualTo(new Swing(10));
        assertThat(DetectorCatalogue.standard().names()).doesNotContain("swing");
    }

    @Test
    @DisplayName("Two kinds of one name are refused, naming both classes and where they are from")
    void a_name_is_taken_once() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DetectorCatalogue.standard().plus(kind("breakout"), "mine.jar"))
                .withMessage("two detectors are called 'breakout': " + BuiltInDetector.class.getName()
                        + " (built in) and " + KIND + " (mine.jar)");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        DetectorCatalogue.standard().plus(kind("mine"), "a.jar").plus(kind("mine"), "b.jar"))
                .withMessage("two detectors are called 'mine': " + KIND + " (a.jar) and " + KIND + " (b.jar)");
    }

    @Test
    void a_name_that_no_configuration_can_hold_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DetectorCatalogue.standard().plus(kind("Mine!"), "a.jar"))
                .withMessage(KIND + " (a.jar) calls itself 'Mine!', which is not 1 to 40 lower-case letters, digits or"
                        + " hyphens that start with a letter");
    }

    @Test
    @DisplayName("X-CONFIG a kind that fails, gives nothing, or gives settings that are no value is refused by name")
    void settings_that_cannot_be_trusted_are_refused() {
        assertRefused(
                parameters -> {
                    throw new IllegalStateException("no licence");
                },
                "mine: " + KIND + " (a.jar) cannot read its settings: java.lang.IllegalStateException: no licence");
        assertRefused(
                parameters -> {
                    throw new NumberFormatException("not a number");
                },
                "mine: not a number");
        assertRefused(
                parameters -> null,
                "mine: " + KIND + " (a.jar) cannot read its settings: java.lang.NullPointerException: there are none");
        assertRefused(
                parameters -> new Identity(),
                "mine: the settings of " + KIND + " (a.jar) are no value: make them a record");
        assertRefused(
                parameters -> new EngulfingSettings(1),
                "mine: the settings of " + KIND + " (a.jar) call themselves 'engulfing'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DetectorCatalogue.standard()
                        .plus(kind("mine"), "a.jar")
                        .settings("mine", Map.of("window", BigDecimal.ONE)))
                .withMessage("mine: unknown parameter 'window'; it has none");
    }

    private static void assertRefused(Function<Parameters, DetectorSettings> reader, String message) {
        DetectorCatalogue catalogue = DetectorCatalogue.standard().plus(new FixedKind("mine", reader), "a.jar");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> catalogue.settings("mine", Map.of()))
                .withMessage(message);
    }

    private static Tuple builtIn(String name) {
        return tuple(name, BuiltInDetector.class.getName() + " (built in)");
    }

    private static DetectorKind kind(String name) {
        return new FixedKind(name, parameters -> new Mine());
    }

    private record Mine() implements DetectorSettings {
        @Override
        public String name() {
            return "mine";
        }

        @Override
        public Detector detector(IndicatorSet indicators) {
            throw new IllegalStateException("nobody makes it");
        }
    }

    private record Swing(int window) implements DetectorSettings {
        @Override
        public String name() {
            return "swing";
        }

        @Override
        public Detector detector(IndicatorSet indicators) {
            throw new IllegalStateException("nobody makes it");
        }
    }

    private static final class Identity implements DetectorSettings {
        @Override
        public String name() {
            return "mine";
        }

        @Override
        public Detector detector(IndicatorSet indicators) {
            throw new IllegalStateException("nobody makes it");
        }
    }
}
