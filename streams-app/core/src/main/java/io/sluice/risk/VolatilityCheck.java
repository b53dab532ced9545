package io.sluice.risk;

import io.sluice.schemas.Verdict;
import java.math.BigDecimal;

/**
 * R-VOLATILITY: the average true range is inside the instrument's band; outside is a warning on the decision, not a
 * rejection. An entry without any is rejected, because neither stop nor size can be known; an exit is only warned.
 *
 * <p>Figures: {@code atr}, {@code low}, {@code high}, points.
 *
 * @param limits where the bands are
 */
record VolatilityCheck(RiskLimits limits) implements RiskCheck {

    @Override
    public String code() {
        return "R-VOLATILITY";
    }

    @Override
    public Scope scope() {
        return Scope.ALL;
    }

    @Override
    public Consequence consequence() {
        return Consequence.WARNS;
    }

    @Override
    public Verdict evaluate(Intent intent, AccountView account) {
        AtrBand band = limits.atrBandOf(intent.instrument());
        BigDecimal atr = intent.atr();
        if (atr == null) {
            VerdictDraft draft = VerdictDraft.of(this).with("low", band.low()).with("high", band.high());
            return intent.reduceOnly() ? draft.warning("no ATR") : draft.missing("no ATR");
        }
        return VerdictDraft.of(this)
                .with("atr", atr)
                .with("low", band.low())
                .with("high", band.high())
                .passWhen(band.contains(atr));
    }
}
