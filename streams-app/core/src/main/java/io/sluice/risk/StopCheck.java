package io.sluice.risk;

import io.sluice.schemas.Side;
import io.sluice.schemas.Verdict;
import io.sluice.value.Money;
import io.sluice.value.Price;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * R-STOP: every entry names its stop, on the losing side of its price and at −3 % or tighter.
 *
 * <p>Figures: {@code stop}, {@code price}, quote currency; {@code distance}, {@code max}, fractions of the price.
 *
 * @param widest widest stop, fraction of the price
 */
record StopCheck(BigDecimal widest) implements RiskCheck {

    @Override
    public String code() {
        return "R-STOP";
    }

    @Override
    public Scope scope() {
        return Scope.ENTRIES;
    }

    @Override
    public Verdict evaluate(Intent intent, AccountView account) {
        Price stop = intent.stop();
        if (stop == null || intent.price().value().signum() <= 0) {
            return VerdictDraft.of(this).missing("no stop can be placed");
        }
        BigDecimal behind = intent.side() == Side.BUY ? intent.price().minus(stop) : stop.minus(intent.price());
        BigDecimal distance = behind.divide(intent.price().value(), Money.SCALE, RoundingMode.UP);
        return VerdictDraft.of(this)
                .with("stop", stop)
                .with("price", intent.price())
                .with("distance", distance)
                .with("max", widest)
                .passWhen(behind.signum() > 0 && distance.compareTo(widest) <= 0);
    }
}
