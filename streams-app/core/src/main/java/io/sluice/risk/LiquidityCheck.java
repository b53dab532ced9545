package io.sluice.risk;

import io.sluice.schemas.Verdict;
import io.sluice.value.Money;

/**
 * R-LIQUIDITY: an entry wants a market in which enough has traded: the value (volume × close × point value) of the candles
 * of the last 24 hours in which the instrument was open. Where less than that is known it rejects. Not asked where no least
 * value is set, which the verdict says.
 *
 * <p>Figures: {@code traded}, {@code min}, account currency.
 */
record LiquidityCheck(MarketLimits limits) implements RiskCheck {
    @Override
    public String code() {
        return "R-LIQUIDITY";
    }

    @Override
    public Scope scope() {
        return Scope.ENTRIES;
    }

    @Override
    public Verdict evaluate(Intent intent, AccountView account) {
        Money least = limits.minVolumeOf(intent.instrument());
        if (least.isZero()) {
            return VerdictDraft.notApplicable(this, "no minVolume is set");
        }
        Money traded = account.venue().traded(intent.instrument());
        if (traded == null) {
            return VerdictDraft.of(this)
                    .with("min", least)
                    .missing("less than 24 hours of trading in " + intent.instrument() + " are known");
        }
        return VerdictDraft.of(this).with("traded", traded).with("min", least).passWhen(traded.atLeast(least));
    }
}
