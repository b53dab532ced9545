package io.sluice.replay.metrics;

import io.sluice.value.Money;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * How far a trade went against and for its holder before it ended (J. Sweeney, "Maximum Adverse Excursion", 1997). Money is in
 * the account's currency, before fees.
 *
 * @param adverse maximum adverse excursion: the largest loss that the trade stood at, 0 or more
 * @param favourable maximum favourable excursion: the largest profit that it stood at, 0 or more
 * @param risk what would have been lost at the first stop, R; null where no stop is known
 */
public record Excursion(
        Money adverse, Money favourable, @Nullable Money risk) {
    /** Nothing is known but that it began. */
    static final Excursion NONE = new Excursion(Money.ZERO, Money.ZERO, null);

    /** The adverse excursion ÷ R; undefined without a stop. */
    public OptionalDouble adverseR() {
        return multiple(adverse);
    }

    /** The favourable excursion ÷ R; undefined without a stop. */
    public OptionalDouble favourableR() {
        return multiple(favourable);
    }

    /** Some money of the trade ÷ R (V. K. Tharp, "Trade Your Way to Financial Freedom"); undefined without a stop. */
    public OptionalDouble multiple(Money money) {
        return risk == null
                ? OptionalDouble.empty()
                : Ratios.quotient(money.value().doubleValue(), risk.value().doubleValue());
    }

    /** Also this profit was stood at, or loss. */
    Excursion and(Money profit) {
        return new Excursion(adverse.max(profit.negated()), favourable.max(profit), risk);
    }

    Excursion withRisk(@Nullable Money stopRisk) {
        return new Excursion(adverse, favourable, stopRisk);
    }
}
