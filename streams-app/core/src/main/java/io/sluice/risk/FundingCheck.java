package io.sluice.risk;

import io.sluice.market.InstrumentDefinition;
import io.sluice.schemas.Verdict;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;

/**
 * R-FUNDING: no entry while funding is extreme, whoever pays it. The rate of a year is that of the present period × (365
 * days ÷ period), not compounded: 0.0001 each 8 hours is 0.1095. A rate older than a period is stale. Not asked of
 * instruments without funding.
 *
 * <p>Figures: {@code rate} of a period, {@code annual}, {@code max}, fractions; {@code age}, seconds.
 *
 * @param max largest rate of a year, either way, fraction
 */
record FundingCheck(BigDecimal max) implements RiskCheck {
    private static final BigDecimal YEAR_SECONDS =
            BigDecimal.valueOf(Duration.ofDays(365).toSeconds());
    private static final int SCALE = 18;

    @Override
    public String code() {
        return "R-FUNDING";
    }

    @Override
    public Scope scope() {
        return Scope.ENTRIES;
    }

    @Override
    public Verdict evaluate(Intent intent, AccountView account) {
        InstrumentDefinition definition = account.definition(intent.instrument());
        if (definition == null) {
            return VerdictDraft.of(this).missing("no definition of " + intent.instrument());
        }
        Duration period = definition.fundingEvery();
        if (period == null) {
            return VerdictDraft.notApplicable(this);
        }
        FundingQuote quote = account.funding(intent.instrument());
        if (quote == null) {
            return VerdictDraft.of(this).missing("no funding rate of " + intent.instrument());
        }
        BigDecimal rate = BigDecimal.valueOf(quote.rate());
        BigDecimal annual = annual(rate, period);
        Duration age = Duration.between(quote.time(), account.now());
        VerdictDraft draft = VerdictDraft.of(this)
                .with("rate", rate)
                .with("annual", annual)
                .with("max", max)
                .with("age", age);
        return age.compareTo(period) > 0
                ? draft.missing("the funding rate is stale")
                : draft.passWhen(annual.abs().compareTo(max) <= 0);
    }

    private static BigDecimal annual(BigDecimal rate, Duration period) {
        return rate.multiply(YEAR_SECONDS)
                .divide(BigDecimal.valueOf(period.toSeconds()), SCALE, RoundingMode.HALF_EVEN);
    }
}
