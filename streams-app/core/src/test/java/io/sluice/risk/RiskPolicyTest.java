package io.sluice.risk;

import static io.sluice.risk.TestAccount.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.schemas.Amount;
import io.sluice.schemas.BreakerState;
import io.sluice.schemas.Outcome;
import io.sluice.schemas.Pattern;
import io.sluice.schemas.TradingState;
import io.sluice.schemas.Verdict;
import io.sluice.value.Money;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RiskPolicyTest {
    private final TestAccount account = new TestAccount();
    private final RiskPolicy policy = RiskPolicy.of(RiskLimits.DEFAULTS, PatternCorrelation.DEFAULTS);

    @Test
    @DisplayName("R-CODES an approval carries every check's figures, in the policy's order")
    void an_approval_carries_every_checks_figures() {
        List<Verdict> verdicts = policy.evaluate(entry().build(), account);

        assertThat(verdicts.stream().map(Verdicts::text))
                .containsExactly(
                        "R-BREAKER equity=10000 weekStart=10000 dayPeak=10000",
                        "R-STATE",
                        "R-SYMBOLS",
                        "R-ACTIONS",
                        "R-TRADABLE markAge=0 maxMarkAge=600 signalAge=0 maxSignalAge=300",
                        "R-CONFIDENCE confidence=0.8 required=0.7",
                        "R-COOLDOWN required=900",
                        "R-DAILY executions=0 max=6",
                        "R-POSITIONS open=0 max=4",
                        "R-SIZE quantity=3.33 min=0.01 max=100 notional=3330 minNotional=10 risk=49.95 maxRisk=50"
                                + " leverage=0.333 maxLeverage=10",
                        "R-EXPOSURE order=3330 maxOrder=100000 instrument=3330 maxInstrument=100000 gross=3330"
                                + " maxGross=100000 net=3330 maxNet=100000 orders=0 maxOrders=100",
                        "R-MARGIN available=10000 required=499.5",
                        "R-LIQUIDATION (the venue tells no margin)",
                        "R-FUNDING",
                        "R-LIQUIDITY (no minVolume is set)",
                        "R-SLIPPAGE spread=0.001 maxSpread=0.005 slippage=0.0015 maxSlippage=0.02",
                        "R-STOP stop=985 price=1000 distance=0.015 max=0.03",
                        "R-CORRELATION correlation=0 max=0.7",
                        "R-VOLATILITY atr=10 low=10 high=30",
                        "R-CAPITAL free=9950.05 required=382.95");
        assertThat(Verdicts.approve(verdicts)).isTrue();
    }

    @Test
    @DisplayName("R-CODES every check answers even after the first has refused")
    void every_check_answers_even_after_one_has_refused() {
        account.breaker = BreakerState.TRIPPED_WEEK_LOSS;
        account.tradingState = TradingState.HALTED;
        account.definition = null;
        account.lastPrice = null;
        account.lastExecution = TestAccount.NOW;
        account.executionsToday = 6;
        account.openPositions = 4;
        account.openPatterns = List.of(Pattern.IMPULSE);
        account.balance = Money.ZERO;

        List<Verdict> verdicts =
                policy.evaluate(entry().confidence(0.1).atr(null).stop(null).build(), account);

        assertThat(verdicts.stream().filter(verdict -> verdict.getOutcome() == Outcome.REJECT))
                .extracting(Verdict::getCode)
                .containsExactly(
                        "R-BREAKER",
                        "R-STATE",
                        "R-SYMBOLS",
                        "R-TRADABLE",
                        "R-CONFIDENCE",
                        "R-COOLDOWN",
                        "R-DAILY",
                        "R-POSITIONS",
                        "R-SIZE",
                        "R-FUNDING",
                        "R-SLIPPAGE",
                        "R-STOP",
                        "R-CORRELATION",
                        "R-VOLATILITY",
                        "R-CAPITAL");
        assertThat(verdicts).hasSize(20);
    }

    @Test
    @DisplayName("R-CODES one rejection among passes is no approval; a warning does not hinder; nothing at all is none")
    void one_rejection_denies_and_a_warning_does_not() {
        assertThat(Verdicts.approve(List.of(said(Outcome.PASS), said(Outcome.WARN), said(Outcome.NOT_APPLICABLE))))
                .isTrue();
        assertThat(Verdicts.approve(List.of(said(Outcome.PASS), said(Outcome.REJECT))))
                .isFalse();
        assertThat(Verdicts.approve(List.of(said(Outcome.PASS), said(Outcome.UNRECOGNISED))))
                .isFalse();
        assertThat(Verdicts.approve(List.of())).isFalse();
    }

    @Test
    @DisplayName("R-CODES figures are plain decimals, whatever scale a topic gave them")
    void figures_are_plain_decimals() {
        Verdict verdict = new Verdict(
                "R-CAPITAL",
                Outcome.REJECT,
                List.of(
                        new Amount("free", new BigDecimal("812.400000000000000000")),
                        new Amount("required", new BigDecimal("1E+3"))),
                null);

        assertThat(Verdicts.text(verdict)).isEqualTo("R-CAPITAL free=812.4 required=1000");
    }

    private static Verdict said(Outcome outcome) {
        return new Verdict("R-X", outcome, List.of(), null);
    }
}
