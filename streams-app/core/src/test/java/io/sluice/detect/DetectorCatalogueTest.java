package io.sluice.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DetectorCatalogueTest {
    private final DetectorCatalogue catalogue = DetectorCatalogue.standard();

    @Test
    void lists_the_detectors_by_name() {
        assertThat(catalogue.names()).containsExactly("volatility-spike", "engulfing", "divergence", "breakout");
    }

    @Test
    @DisplayName("X-CONFIG absent parameters have their defaults")
    void has_defaults() {
        assertThat(catalogue.settings("volatility-spike", Map.of())).isEqualTo(new VolatilitySpikeSettings(20, 2.0));
        assertThat(catalogue.settings("engulfing", Map.of())).isEqualTo(new EngulfingSettings(1.0));
        assertThat(catalogue.settings("divergence", Map.of())).isEqualTo(new DivergenceSettings(14, 3, 60, 2.0));
        assertThat(catalogue.settings("breakout", Map.of())).isEqualTo(new BreakoutSettings(20, 1.5));
    }

    @Test
    @DisplayName("X-CONFIG every parameter reaches its detector")
    void maps_every_parameter() {
        assertThat(catalogue.settings("volatility-spike", Map.of("window", number("30"), "threshold", number("2.5"))))
                .isEqualTo(new VolatilitySpikeSettings(30, 2.5));
        assertThat(catalogue.settings("engulfing", Map.of("minBodyAtr", number("0.25"))))
                .isEqualTo(new EngulfingSettings(0.25));
        assertThat(catalogue.settings(
                        "divergence",
                        Map.of(
                                "rsiPeriod", number("9"),
                                "strength", number("5"),
                                "maxApart", number("40"),
                                "minRsiDifference", number("3.5"))))
                .isEqualTo(new DivergenceSettings(9, 5, 40, 3.5));
        assertThat(catalogue.settings("breakout", Map.of("window", number("50"), "minVolumeRatio", number("2"))))
                .isEqualTo(new BreakoutSettings(50, 2));
    }

    @Test
    @DisplayName("X-CONFIG unknown names, wrong types and impossible values are refused, each by name")
    void refuses_what_cannot_be() {
        assertRefused(
                "moon-phase",
                Map.of(),
                "no detector 'moon-phase': it is one of volatility-spike, engulfing, divergence, breakout");
        assertRefused(
                "breakout",
                Map.of("windw", BigDecimal.TEN),
                "breakout: unknown parameter 'windw'; it has minVolumeRatio, window");
        assertRefused("breakout", Map.of("window", number("2.5")), "breakout: window must be a whole number, not 2.5");
        assertRefused("breakout", Map.of("window", number("1")), "breakout: window must be 2 to 1000, not 1");
        assertRefused(
                "volatility-spike",
                Map.of("threshold", number("0")),
                "volatility-spike: threshold must be 0.5 to 10.0, not 0.0");
        assertRefused("divergence", Map.of("strength", number("21")), "divergence: strength must be 1 to 20, not 21");
    }

    private void assertRefused(String name, Map<String, BigDecimal> parameters, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> catalogue.settings(name, parameters))
                .withMessage(message);
    }

    private static BigDecimal number(String text) {
        return new BigDecimal(text);
    }
}
