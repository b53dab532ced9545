package io.sluice.risk;

import io.sluice.schemas.Verdict;
import java.math.BigDecimal;
import java.time.Duration;

/**
 * R-LIQUIDATION: no entry while the venue sees more of the margin balance required than the limit, nor on a word of it that
 * is older than {@link #OLDEST}. A venue that tells no margin is not asked: one that does has told it before it is
 * synchronised, without which there are no entries (R-STATE).
 *
 * <p>Figures: {@code ratio}, {@code max}, fractions; {@code required}, {@code balance}, the venue's currency; {@code age},
 * seconds.
 *
 * @param max largest required margin ÷ margin balance
 */
record LiquidationCheck(BigDecimal max) implements RiskCheck {
    /** Venues are asked every few minutes; asked more rarely than this they leave stretches without entries. */
    private static final Duration OLDEST = Duration.ofMinutes(90);

    @Override
    public String code() {
        return "R-LIQUIDATION";
    }

    @Override
    public Scope scope() {
        return Scope.ENTRIES;
    }

    @Override
    public Verdict evaluate(Intent intent, AccountView account) {
        MarginUse margin = account.venue().margin();
        if (margin == null) {
            return VerdictDraft.notApplicable(this, "the venue tells no margin");
        }
        Duration age = Duration.between(margin.time(), account.now());
        VerdictDraft draft = VerdictDraft.of(this)
                .with("ratio", margin.ratio())
                .with("max", max)
                .with("required", margin.required())
                .with("balance", margin.balance())
                .with("age", age);
        return age.compareTo(OLDEST) > 0
                ? draft.missing("what the venue said of the margin is stale")
                : draft.passWhen(!margin.isAbove(max));
    }
}
