package io.sluice.replay.metrics;

import io.sluice.market.InstrumentDefinition;
import io.sluice.position.Holding;
import io.sluice.schemas.Direction;
import io.sluice.schemas.Fill;
import io.sluice.schemas.Leg;
import io.sluice.schemas.Mark;
import io.sluice.schemas.Pattern;
import io.sluice.schemas.Side;
import io.sluice.value.Money;
import io.sluice.value.Price;
import io.sluice.value.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A trade under way, kept with the same arithmetic as the account keeps it. */
final class OpenTrade {
    private final InstrumentDefinition definition;
    private final @Nullable Pattern pattern;
    private final String decisionId;
    private final Direction direction;
    private final Instant entryTime;
    private Holding holding = Holding.FLAT;
    private Quantity added = Quantity.ZERO;
    private BigDecimal paid = BigDecimal.ZERO;
    private BigDecimal received = BigDecimal.ZERO;
    private Money gross = Money.ZERO;
    private Money fees = Money.ZERO;
    private Money funding = Money.ZERO;
    private Money slippage = Money.ZERO;
    private HeldRange range = new HeldRange();
    private Excursion excursion = Excursion.NONE;
    private final @Nullable BigDecimal riskAUnit;

    OpenTrade(InstrumentDefinition definition, TradeOpening opened, Fill opening) {
        this.definition = definition;
        this.pattern = opened.pattern();
        this.riskAUnit = opened.riskAUnit();
        this.decisionId = opening.getDecisionId();
        this.direction = opening.getSide() == Side.BUY ? Direction.LONG : Direction.SHORT;
        this.entryTime = opening.getTime();
    }

    /** What a fill of that side takes away from the trade; zero when it adds to it. */
    Quantity against(Side side, Quantity filled) {
        return !isFlat() && holding.reducingSide() == side
                ? filled.min(holding.quantity().abs())
                : Quantity.ZERO;
    }

    /**
     * @param part how much of the fill belongs to this trade, base units
     * @param fee the fee of that part, account currency
     */
    void book(Fill fill, Quantity part, Money fee) {
        Price price = new Price(fill.getPrice());
        BigDecimal value = price.value().multiply(part.value());
        if (against(fill.getSide(), part).isZero()) {
            added = added.plus(part);
            paid = paid.add(value);
        } else {
            received = received.add(value);
        }
        range.endAt(fill.getTime());
        if (!range.isEmpty()) {
            standAt(Price.of(range.low()));
            standAt(Price.of(range.high()));
        }
        range = new HeldRange();
        Holding.Booked booked = holding.book(fill.getSide(), part, price, definition.pointValue());
        holding = booked.after();
        gross = gross.plus(booked.realised());
        fees = fees.plus(fee);
        slippage = slippage.plus(TradingCosts.slippageOf(fill, part, definition));
        standAt(price);
    }

    /** @param amount positive when received, negative when paid */
    void fund(Money amount) {
        funding = funding.plus(amount);
    }

    /** A candle while it is held, before the fills inside it. */
    void candle(Mark mark, Instant closes) {
        range.candle(mark, closes);
    }

    private void standAt(Price price) {
        excursion = excursion.and(gross.plus(holding.unrealised(price, definition.pointValue())));
    }

    boolean isFlat() {
        return holding.isFlat();
    }

    ClosedTrade closedBy(Fill fill) {
        return new ClosedTrade(
                definition.id(),
                pattern,
                decisionId,
                direction,
                added,
                entryTime,
                average(paid),
                fill.getTime(),
                average(received),
                reason(fill.getLeg()),
                gross,
                fees,
                funding,
                slippage,
                excursion.withRisk(riskAUnit == null ? null : new Money(riskAUnit.multiply(added.value()))));
    }

    private Price average(BigDecimal value) {
        return new Price(value.divide(added.value(), Money.SCALE, RoundingMode.HALF_EVEN));
    }

    private static ExitReason reason(Leg leg) {
        return switch (leg) {
            case STOP -> ExitReason.STOP;
            case TARGET -> ExitReason.TARGET;
            case ENTRY, EXIT, UNRECOGNISED -> ExitReason.OTHER;
        };
    }
}
