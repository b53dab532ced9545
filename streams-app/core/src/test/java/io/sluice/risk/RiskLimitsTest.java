package io.sluice.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sluice.schemas.Action;
import io.sluice.schemas.Pattern;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RiskLimitsTest {
    @Test
    @DisplayName("R-* the defaults are the numbers of the specification")
    void defaults_are_the_specifications() {
        assertThat(RiskLimits.DEFAULTS.canonicalText()).isEqualTo("""
                        minConfidence=0.7
                        cooldown=PT15M
                        maxExecutionsPerDay=6
                        maxOpenPositions=4
                        maxLeverage=10
                        riskPerTrade=0.005
                        maxCorrelation=0.7
                        atrBand=10..30
                        atrBands={}
                        stopAtr=1.5
                        maxStopFraction=0.03
                        trailAtr=1.5
                        targetAtr=3
                        entryTimeToLive=PT1M
                        maxMarkAge=PT10M
                        maxSignalAge=PT5M
                        actions=[OPEN_LONG, OPEN_SHORT, CLOSE, REDUCE_50]
                        maxOrder=10
                        maxInstrument=10
                        maxGross=10
                        maxNet=10
                        maxWorkingOrders=100
                        marginFactor=1.5
                        maxFunding=0.02
                        external=ALERT
                        partialFill=KEEP
                        partialFillWindow=PT30S""");
    }

    @Test
    @DisplayName("R-* every limit can be set, and is in the text that identifies a configuration")
    void every_limit_can_be_set() {
        RiskLimits limits = RiskLimits.builder()
                .minConfidence(new BigDecimal("0.8"))
                .cooldown(Duration.ofMinutes(1))
                .maxExecutionsPerDay(7)
                .maxOpenPositions(5)
                .maxLeverage(new BigDecimal("2"))
                .riskPerTrade(new BigDecimal("0.01"))
                .maxCorrelation(new BigDecimal("0.5"))
                .atrBand(new AtrBand(BigDecimal.ONE, BigDecimal.TEN))
                .atrBands(Map.of("A:B", new AtrBand(BigDecimal.ZERO, BigDecimal.ONE)))
                .stopAtr(new BigDecimal("2"))
                .maxStopFraction(new BigDecimal("0.02"))
                .trailAtr(new BigDecimal("2.5"))
                .targetAtr(new BigDecimal("4"))
                .entryTimeToLive(Duration.ofSeconds(5))
                .maxMarkAge(Duration.ofMinutes(2))
                .maxSignalAge(Duration.ofMinutes(3))
                .actions(Set.of(Action.OPEN_LONG))
                .exposure(new ExposureLimits(
                        new BigDecimal("1"),
                        new BigDecimal("2"),
                        new BigDecimal("3"),
                        new BigDecimal("4"),
                        5,
                        new BigDecimal("7"),
                        new BigDecimal("0.08")))
                .execution(new ExecutionPolicy(
                        ExternalPolicy.ADOPT, PartialFill.COMPLETE, Duration.ofSeconds(9), Slicing.DEFAULT))
                .build();

        assertThat(limits.canonicalText()).isEqualTo("""
                        minConfidence=0.8
                        cooldown=PT1M
                        maxExecutionsPerDay=7
                        maxOpenPositions=5
                        maxLeverage=2
                        riskPerTrade=0.01
                        maxCorrelation=0.5
                        atrBand=1..10
                        atrBands={A:B=0..1}
                        stopAtr=2
                        maxStopFraction=0.02
                        trailAtr=2.5
                        targetAtr=4
                        entryTimeToLive=PT5S
                        maxMarkAge=PT2M
                        maxSignalAge=PT3M
                        actions=[OPEN_LONG]
                        maxOrder=1
                        maxInstrument=2
                        maxGross=3
                        maxNet=4
                        maxWorkingOrders=5
                        marginFactor=7
                        maxFunding=0.08
                        external=ADOPT
                        partialFill=COMPLETE
                        partialFillWindow=PT9S""");
    }

    @Test
    @DisplayName("R-SIZE R-STOP no setting allows more than 10×, a wider stop than 3 % or more risk than that")
    void impossible_values_are_refused() {
        refuses(limits -> limits.maxLeverage(new BigDecimal("10.01")), "maxLeverage must be from 1 to 10, not 10.01");
        refuses(
                limits -> limits.maxStopFraction(new BigDecimal("0.0301")),
                "maxStopFraction must be above 0 and up to 0.03, not 0.0301");
        refuses(limits -> limits.riskPerTrade(BigDecimal.ZERO), "riskPerTrade must be above 0 and up to 0.03, not 0");
        refuses(limits -> limits.stopAtr(BigDecimal.ZERO), "stopAtr must be positive, not 0");
        refuses(limits -> limits.cooldown(Duration.ofSeconds(-1)), "cooldown must not be negative, but is PT-1S");
        refuses(limits -> limits.entryTimeToLive(Duration.ZERO), "entryTimeToLive must be positive, not PT0S");
        refuses(limits -> limits.maxOpenPositions(-1), "maxOpenPositions must not be negative, but is -1");
        refuses(limits -> limits.actions(Set.of(Action.UNRECOGNISED)), "actions must not contain UNRECOGNISED");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AtrBand(BigDecimal.TEN, BigDecimal.ONE))
                .withMessage("ATR band 10 to 1 is empty or negative");
    }

    @Test
    @DisplayName("R-CORRELATION the default matrix is the specification's, symmetric, with 1 on the diagonal")
    void the_default_matrix_is_the_specifications() {
        assertThat(PatternCorrelation.DEFAULTS.canonicalText()).isEqualTo("""
                        IMPULSE/REVERSAL=-0.3
                        IMPULSE/VOL_SPIKE=0.6
                        IMPULSE/MEAN_REVERSION=-0.1
                        REVERSAL/VOL_SPIKE=0.2
                        REVERSAL/MEAN_REVERSION=0.8
                        VOL_SPIKE/MEAN_REVERSION=0.1""");
        assertThat(PatternCorrelation.DEFAULTS.between(Pattern.VOL_SPIKE, Pattern.IMPULSE))
                .isEqualByComparingTo("0.6");
        assertThat(PatternCorrelation.DEFAULTS.between(Pattern.REVERSAL, Pattern.REVERSAL))
                .isEqualByComparingTo("1");
        assertThat(PatternCorrelation.DEFAULTS.between(Pattern.UNRECOGNISED, Pattern.REVERSAL))
                .isNull();
    }

    @Test
    @DisplayName("R-CORRELATION a matrix with a pair missing or beyond 1 is refused")
    void a_matrix_with_holes_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PatternCorrelation.of(Map.of()))
                .withMessage("no correlation is given for IMPULSE/REVERSAL");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PatternCorrelation.of(
                        Map.of(PatternCorrelation.pair(Pattern.REVERSAL, Pattern.IMPULSE), new BigDecimal("1.1"))))
                .withMessage("correlation of IMPULSE/REVERSAL must be from -1 to 1, not 1.1");
    }

    private static void refuses(UnaryOperator<RiskLimitsBuilder> change, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> change.apply(RiskLimits.builder()).build())
                .withMessage(message);
    }
}
