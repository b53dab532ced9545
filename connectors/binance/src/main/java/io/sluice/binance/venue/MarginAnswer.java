package io.sluice.binance.venue;

import io.sluice.binance.json.Fields;
import io.sluice.schemas.StatedMargin;
import io.sluice.value.Money;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Reads from the account's answer how near it is to being liquidated. Each isolated position is liquidated on its own, by its
 * own margin; all others together by the cross margin. The one that is nearest counts.
 */
final class MarginAnswer {
    private MarginAnswer() {}

    static StatedMargin nearest(Fields account) {
        BigDecimal ofCross = account.decimal("totalMaintMargin");
        StatedMargin nearest = null;
        for (Fields position : account.listOf("positions")) {
            BigDecimal wallet = position.decimalOrZero("isolatedWallet");
            if (wallet.signum() != 0) {
                BigDecimal required = position.decimal("maintMargin");
                ofCross = ofCross.subtract(required);
                nearest = nearer(nearest, stated(required, wallet.add(position.decimal("unrealizedProfit"))));
            }
        }
        BigDecimal cross = account.decimal("totalCrossWalletBalance").add(account.decimal("totalCrossUnPnl"));
        return nearer(nearest, stated(ofCross.max(BigDecimal.ZERO), cross));
    }

    private static StatedMargin nearer(@Nullable StatedMargin one, StatedMargin other) {
        return one != null && ratio(one) > ratio(other) ? one : other;
    }

    /** Only compared: to the precision of a double. */
    private static double ratio(StatedMargin margin) {
        if (margin.getRequired().signum() == 0) {
            return 0;
        }
        return margin.getBalance().signum() > 0
                ? margin.getRequired().doubleValue() / margin.getBalance().doubleValue()
                : Double.POSITIVE_INFINITY;
    }

    private static StatedMargin stated(BigDecimal required, BigDecimal balance) {
        return new StatedMargin(new Money(required).value(), new Money(balance).value());
    }
}
