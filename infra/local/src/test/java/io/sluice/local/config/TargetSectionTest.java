package io.sluice.local.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sluice.local.config.ConfigurationFile.Overrides;
import io.sluice.position.TargetDistance;
import io.sluice.position.Targets;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TargetSectionTest {
    @Test
    @DisplayName("R-TARGET steps in time work with the one target, too")
    void steps_go_with_the_one_target() {
        assertThat(
                        read("targetAtr: 2\n      targetsByTime: [{afterMinutes: 30, fraction: 0.01}, {afterMinutes: 90, atr: 0}]")
                                .accountSettings()
                                .getFirst()
                                .limits()
                                .targets())
                .isEqualTo(new Targets(
                        Targets.ofAtr(new BigDecimal("2")).rungs(),
                        List.of(
                                new Targets.Step(
                                        Duration.ofMinutes(30), new TargetDistance.OfPrice(new BigDecimal("0.01"))),
                                new Targets.Step(Duration.ofMinutes(90), new TargetDistance.OfAtr(BigDecimal.ZERO)))));
    }

    @Test
    @DisplayName("X-CONFIG targets that cannot be are refused with their path")
    void impossible_targets_are_refused() {
        assertThat(refused("targets: [{part: 0.5}]"))
                .containsExactly("accounts[0].risk.targets[0]: must have either atr or fraction (line 6)");
        assertThat(refused("targets: [{atr: 1, fraction: 0.1}]"))
                .containsExactly("accounts[0].risk.targets[0]: must have either atr or fraction (line 6)");
        assertThat(refused("targets: [{atr: 0}]"))
                .containsExactly("accounts[0].risk.targets[0]: a target must be away from the entry (line 6)");
        assertThat(refused("targets: [{atr: 1, part: 0.6}, {atr: 2, part: 0.6}]"))
                .containsExactly("accounts[0].risk: the parts of the targets must not exceed 1, but are 1.2 (line 6)");
        assertThat(refused("targetsByTime: [{atr: 1}]"))
                .containsExactly(
                        "accounts[0].risk.targetsByTime[0].afterMinutes: is missing (whole number, 1 to 44640) (line 6)");
    }

    private static List<String> refused(String risk) {
        ConfigurationException refused = catchThrowableOfType(ConfigurationException.class, () -> read(risk));
        return refused.problems().stream().map(Problem::toString).toList();
    }

    private static Configuration read(String risk) {
        String text = """
                accounts:
                  - id: a
                    currency: USD
                    balance: 1000
                    risk:
                      %s
                """.formatted(risk);
        return ConfigurationFile.read("file", text, Overrides.NONE, Map.of()).configuration();
    }
}
