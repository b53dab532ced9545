package io.sluice.risk;

import io.sluice.market.InstrumentDefinition;
import io.sluice.position.Stops;
import io.sluice.schemas.Action;
import io.sluice.schemas.Direction;
import io.sluice.schemas.Side;
import io.sluice.schemas.Signal;
import io.sluice.value.Money;
import io.sluice.value.Price;
import io.sluice.value.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * R-SIZE: how much an entry trades. The quantity at which the stop costs {@code riskPerTrade} of equity, held down by
 * what leverage leaves and by the instrument's largest order, rounded down to the lot step. The stop is {@code stopAtr}
 * × ATR away or where the signal states it, but never wider than {@code maxStopFraction}; the target of the intent is the
 * nearest of {@code targets} or where the signal states it. Where an input is missing the quantity is zero; the checks say
 * why.
 */
public final class Sizing {
    private static final Price NO_PRICE = new Price(BigDecimal.ZERO);

    private final RiskLimits limits;

    public Sizing(RiskLimits limits) {
        this.limits = limits;
    }

    /** The entry a signal asks for. Its ATR is the signal's own, or the last mark's where the signal has none. */
    public Intent entry(Signal signal, AccountView account) {
        InstrumentDefinition definition = account.definition(signal.getInstrument());
        LastPrice last = account.lastPrice(signal.getInstrument());
        BigDecimal atr = atrOf(signal, last);
        int direction = isKnown(signal) ? direction(signal.getDirection()) : 0;
        if (definition == null || last == null || last.price().value().signum() <= 0 || direction == 0) {
            return untradable(signal, last, atr);
        }
        Price price = last.price();
        BigDecimal toStop = distance(signal.getStopDistance(), atr == null ? null : atr.multiply(limits.stopAtr()));
        BigDecimal toTarget = distance(
                signal.getTargetDistance(),
                atr == null ? null : limits.targets().nearest(price, atr));
        Price stop = toStop == null ? null : stop(direction, price, toStop, definition.tickSize());
        if (atr == null || stop == null || toTarget == null) {
            return untradable(signal, last, atr);
        }
        Price target = Stops.target(direction, price, toTarget, definition.tickSize());
        Quantity quantity = quantity(price, stop, definition, account);
        Money notional = price.times(quantity, definition.pointValue());
        Money stopRisk = stopRisk(price, stop, quantity, definition.pointValue());
        return intent(signal, quantity, price, stop, target, notional, stopRisk, atr);
    }

    /** The ATR a signal is judged with; null when neither the signal nor the last mark has a usable one. */
    public static @Nullable BigDecimal atrOf(Signal signal, @Nullable LastPrice last) {
        Double own = signal.getAtr();
        if (own != null && Double.isFinite(own) && own > 0) {
            return BigDecimal.valueOf(own);
        }
        return last == null ? null : last.atr();
    }

    /** A signal's confidence; null when it is not a number. */
    public static @Nullable Double confidence(Signal signal) {
        double confidence = signal.getConfidence();
        return Double.isFinite(confidence) ? Double.valueOf(confidence) : null;
    }

    /** What a signal states, or what holds otherwise; null where neither is a distance. */
    private static @Nullable BigDecimal distance(@Nullable Double stated, @Nullable BigDecimal otherwise) {
        if (stated == null) {
            return otherwise;
        }
        return Price.isPossible(stated) ? BigDecimal.valueOf(stated) : null;
    }

    private @Nullable Price stop(int direction, Price price, BigDecimal distance, BigDecimal tick) {
        Price stop = Stops.anchored(direction, price, distance, limits.maxStopFraction(), tick);
        // Nearer than a tick there is no price left between entry and stop.
        return price.distanceTo(stop).compareTo(tick) >= 0 && Stops.isTighter(direction, price, stop) ? stop : null;
    }

    private Quantity quantity(Price price, Price stop, InstrumentDefinition definition, AccountView account) {
        Money equity = account.equity();
        BigDecimal lossOfOne = price.distanceTo(stop).multiply(definition.pointValue());
        BigDecimal lot = definition.lotStep();
        BigDecimal byRisk = lots(equity.times(limits.riskPerTrade()), lossOfOne.multiply(lot));
        Money room = equity.times(limits.maxLeverage()).minus(account.openNotional());
        BigDecimal byLeverage =
                lots(room, price.value().multiply(definition.pointValue()).multiply(lot));
        BigDecimal most = definition.maxQuantity().divide(lot, 0, RoundingMode.DOWN);
        BigDecimal quantity =
                staged(byRisk.min(byLeverage).min(most), account.rolloutStage()).multiply(lot);
        return quantity.signum() <= 0 ? Quantity.ZERO : new Quantity(quantity);
    }

    /** R-ROLLOUT: whole lots of the part that the stage allows. */
    private static BigDecimal staged(BigDecimal lots, RolloutStage stage) {
        return stage == RolloutStage.FULL
                ? lots
                : lots.multiply(stage.fraction()).setScale(0, RoundingMode.DOWN);
    }

    /** Whole lots that money pays for. */
    private static BigDecimal lots(Money money, BigDecimal perLot) {
        return money.value().divide(perLot, 0, RoundingMode.DOWN);
    }

    private static Money stopRisk(Price price, Price stop, Quantity quantity, BigDecimal pointValue) {
        return new Price(price.distanceTo(stop)).times(quantity, pointValue);
    }

    private Intent untradable(Signal signal, @Nullable LastPrice last, @Nullable BigDecimal atr) {
        Price price = last == null ? NO_PRICE : last.price();
        return intent(signal, Quantity.ZERO, price, null, null, Money.ZERO, Money.ZERO, atr);
    }

    private Intent intent(
            Signal signal,
            Quantity quantity,
            Price price,
            @Nullable Price stop,
            @Nullable Price target,
            Money notional,
            Money stopRisk,
            @Nullable BigDecimal atr) {
        return new Intent(
                signal.getInstrument(),
                isKnown(signal) ? action(signal.getDirection()) : Action.UNRECOGNISED,
                side(signal.getDirection()),
                signal.getPattern(),
                confidence(signal),
                quantity,
                price,
                stop,
                target,
                notional,
                limits.marginOf(notional),
                stopRisk,
                false,
                atr,
                signal.getTime());
    }

    /** What a newer writer asks for is nothing that could be done here. */
    private static boolean isKnown(Signal signal) {
        return signal.getAction() != Action.UNRECOGNISED;
    }

    private static int direction(Direction direction) {
        return switch (direction) {
            case LONG -> 1;
            case SHORT -> -1;
            case UNRECOGNISED -> 0;
        };
    }

    private static Action action(Direction direction) {
        return switch (direction) {
            case LONG -> Action.OPEN_LONG;
            case SHORT -> Action.OPEN_SHORT;
            case UNRECOGNISED -> Action.UNRECOGNISED;
        };
    }

    private static Side side(Direction direction) {
        return switch (direction) {
            case LONG -> Side.BUY;
            case SHORT -> Side.SELL;
            case UNRECOGNISED -> Side.UNRECOGNISED;
        };
    }
}
