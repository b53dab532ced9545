package io.sluice.risk;

import io.sluice.schemas.Verdict;
import java.time.Duration;

/**
 * O-TYPES: tells with the decision whether an entry goes out in slices, and warns where it is parted by time because the
 * volume of these hours is not known yet. It never refuses.
 *
 * <p>Figures: {@code notional}, {@code sliceAbove}, account currency; {@code slices} the entry goes out in, 1 for whole.
 *
 * @param delay time from the decision until the first slice
 */
record SlicingCheck(Slicing slicing, Duration delay) implements RiskCheck {

    @Override
    public String code() {
        return "O-TYPES";
    }

    @Override
    public Scope scope() {
        return Scope.ENTRIES;
    }

    @Override
    public Consequence consequence() {
        return Consequence.WARNS;
    }

    @Override
    public Verdict evaluate(Intent intent, AccountView account) {
        SlicePlan plan = SlicePlan.of(slicing, intent, account, delay.toNanos() / 1_000);
        boolean known = slicing.style() != SlicingStyle.VWAP || plan.style() != SlicingStyle.TWAP;
        return VerdictDraft.of(this)
                .with("notional", intent.notional())
                .with("sliceAbove", slicing.above())
                .with("slices", plan.parts().size())
                .passWhen(known, "by TWAP: the volume of these hours is not known yet");
    }
}
