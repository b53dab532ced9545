package io.sluice.account;

import io.sluice.market.InstrumentDefinition;
import io.sluice.market.Micros;
import io.sluice.position.Holding;
import io.sluice.position.Stops;
import io.sluice.position.TradeEvent;
import io.sluice.position.TradeTransitions;
import io.sluice.risk.LastPrice;
import io.sluice.schemas.Leg;
import io.sluice.schemas.Pattern;
import io.sluice.schemas.Position;
import io.sluice.schemas.Side;
import io.sluice.schemas.TradeState;
import io.sluice.value.Money;
import io.sluice.value.Price;
import io.sluice.value.Quantity;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** One account's dealings in one instrument: what is held, why, and how it is protected. */
final class Trade extends Remembered {
    static final String PREFIX = "position:";

    private static final Price NO_PRICE = new Price(BigDecimal.ZERO);

    private final InstrumentDefinition definition;
    private final LastMark mark;
    private final String slot;

    private TradeState state = TradeState.CLOSED;
    private Holding holding = Holding.FLAT;
    private @Nullable Pattern pattern;
    private @Nullable String decisionId;
    private @Nullable String signalId;
    private Price markPrice = NO_PRICE;
    private @Nullable Price bestClose;
    private @Nullable Price stopPrice;
    private @Nullable Price targetPrice;
    private @Nullable String stopOrderId;
    private @Nullable String targetOrderId;
    private @Nullable BigDecimal stopDistance;
    private @Nullable BigDecimal targetDistance;
    private Money realised = Money.ZERO;
    private Money fees = Money.ZERO;
    private long openedAt = Clock.NEVER;
    private long lastEntry = Clock.NEVER;
    private int stopFailures;
    private int stopRevision;
    private int targetRevision;
    private int exitRevision;

    Trade(Changes changes, InstrumentDefinition definition) {
        super(changes);
        this.definition = definition;
        this.mark = new LastMark(changes, definition.id());
        this.slot = PREFIX + definition.id();
    }

    InstrumentDefinition definition() {
        return definition;
    }

    String instrument() {
        return definition.id();
    }

    LastMark mark() {
        return mark;
    }

    TradeState state() {
        return state;
    }

    Holding holding() {
        return holding;
    }

    boolean isFlat() {
        return holding.isFlat();
    }

    int direction() {
        return holding.direction();
    }

    @Nullable
    Pattern pattern() {
        return pattern;
    }

    /** Decision that opened it. */
    String decisionId() {
        if (decisionId == null) {
            throw new IllegalStateException(instrument() + " was never opened");
        }
        return decisionId;
    }

    @Nullable
    String signalId() {
        return signalId;
    }

    Price markPrice() {
        return markPrice;
    }

    @Nullable
    Price stopPrice() {
        return stopPrice;
    }

    @Nullable
    Price targetPrice() {
        return targetPrice;
    }

    @Nullable
    String stopOrderId() {
        return stopOrderId;
    }

    @Nullable
    String targetOrderId() {
        return targetOrderId;
    }

    @Nullable
    Price bestClose() {
        return bestClose;
    }

    /** Distance its stop was sized with, points; null when no entry of ours opened it. */
    @Nullable
    BigDecimal stopDistance() {
        return stopDistance;
    }

    /** Distance its target was sized with, points; null when it has none. */
    @Nullable
    BigDecimal targetDistance() {
        return targetDistance;
    }

    /** First fill of the last entry, micros; {@link Clock#NEVER} when there was none. */
    long lastEntry() {
        return lastEntry;
    }

    int stopFailures() {
        return stopFailures;
    }

    Money unrealised() {
        return isFlat() ? Money.ZERO : holding.unrealised(markPrice, definition.pointValue());
    }

    Money notional() {
        return holding.notional(markPrice, definition.pointValue());
    }

    /** Money lost against the entry if the stop is hit; without a stop, at the widest that is allowed. */
    Money stopRisk() {
        if (isFlat()) {
            return Money.ZERO;
        }
        Price average = holding.averagePrice();
        Price stop = stopPrice != null
                ? stopPrice
                : average.minus(average.value().abs().multiply(Stops.WIDEST).multiply(sign()));
        return holding.unrealised(stop, definition.pointValue()).negated().max(Money.ZERO);
    }

    /** @throws IllegalStateException when the trade's table has no such row */
    void on(TradeEvent event) {
        state = TradeTransitions.next(state, event);
        touch();
    }

    /** A new trade begins: nothing of the last one is left but when it was entered. */
    void open(@Nullable Pattern family, String decision, @Nullable String signal, long time) {
        if (!decision.equals(decisionId)) {
            stopRevision = 0;
            targetRevision = 0;
            exitRevision = 0;
        }
        pattern = family;
        decisionId = decision;
        signalId = signal;
        openedAt = time;
        realised = Money.ZERO;
        fees = Money.ZERO;
        stopFailures = 0;
        clearProtection();
        touch();
    }

    /** How far stop and target were when the entry was sized. */
    void plan(@Nullable BigDecimal distanceOfStop, @Nullable BigDecimal distanceOfTarget) {
        stopDistance = distanceOfStop;
        targetDistance = distanceOfTarget;
        touch();
    }

    /** Books a fill and returns what it earned before fees. */
    Money book(Side side, Quantity quantity, Price price) {
        Holding.Booked booked = holding.book(side, quantity, price, definition.pointValue());
        holding = booked.after();
        realised = realised.plus(booked.realised());
        markPrice = price;
        touch();
        return booked.realised();
    }

    void pay(Money fee) {
        fees = fees.plus(fee);
        touch();
    }

    void entered(long time) {
        lastEntry = time;
        touch();
    }

    void close() {
        openedAt = Clock.NEVER;
        clearProtection();
        touch();
    }

    /** Values it at a close and remembers the best one. */
    void value(Price close) {
        markPrice = close;
        if (bestClose == null || Stops.isTighter(direction(), close, bestClose)) {
            bestClose = close;
        }
        touch();
    }

    void best(Price price) {
        bestClose = price;
        touch();
    }

    /** R-TRAIL: a stop never loosens while the trade lives. */
    void stopAt(Price price) {
        stopPrice = stopPrice == null ? price : Stops.tighter(direction(), stopPrice, price);
        touch();
    }

    void targetAt(@Nullable Price price) {
        targetPrice = price;
        touch();
    }

    void protectedBy(String orderId) {
        stopOrderId = orderId;
        touch();
    }

    void targetedBy(String orderId) {
        targetOrderId = orderId;
        touch();
    }

    void countStopFailure() {
        stopFailures++;
        touch();
    }

    void stopWorks() {
        if (stopFailures != 0) {
            stopFailures = 0;
            touch();
        }
    }

    /** Number of the next order of a leg of this trade's decision; never given twice. */
    int nextRevision(Leg leg) {
        touch();
        return switch (leg) {
            case STOP -> stopRevision++;
            case TARGET -> targetRevision++;
            case EXIT -> exitRevision++;
            case ENTRY, UNRECOGNISED -> throw new IllegalArgumentException(leg + " is not replaced");
        };
    }

    /** @param isProtected whether its stop works at the venue or is on its way */
    Position toRecord(String account, String causeId, long time, boolean isProtected) {
        return new Position(
                account,
                instrument(),
                state,
                holding.quantity().value(),
                holding.averagePrice().value(),
                pattern,
                shownPrice().value(),
                isProtected ? decimal(stopPrice) : null,
                decimal(targetPrice),
                unrealised().value(),
                realised.value(),
                fees.value(),
                decisionId,
                causeId,
                openedAt == Clock.NEVER ? null : Micros.instant(openedAt),
                Micros.instant(time));
    }

    /** While nothing is held nothing is valued, and the last close is what there is to show. */
    private Price shownPrice() {
        LastPrice last = isFlat() ? mark.view() : null;
        return last == null ? markPrice : last.price();
    }

    private void clearProtection() {
        bestClose = null;
        stopPrice = null;
        targetPrice = null;
        stopOrderId = null;
        targetOrderId = null;
        stopDistance = null;
        targetDistance = null;
    }

    private BigDecimal sign() {
        return BigDecimal.valueOf(direction());
    }

    @Override
    String slot() {
        return slot;
    }

    @Override
    void write(SlotWriter out) {
        out.symbol(state).exact(holding.quantity().value()).exact(holding.cost());
        out.symbol(pattern).text(decisionId).text(signalId);
        out.exact(markPrice.value())
                .exact(decimal(bestClose))
                .exact(decimal(stopPrice))
                .exact(decimal(targetPrice));
        out.text(stopOrderId).text(targetOrderId).exact(stopDistance).exact(targetDistance);
        out.exact(realised.value()).exact(fees.value());
        out.whole(openedAt).whole(lastEntry).count(stopFailures);
        out.count(stopRevision).count(targetRevision).count(exitRevision);
    }

    @Override
    void read(SlotReader in) {
        state = in.symbol(TradeState.class);
        holding = new Holding(new Quantity(in.exact()), in.exact());
        pattern = in.symbolOrNull(Pattern.class);
        decisionId = in.textOrNull();
        signalId = in.textOrNull();
        markPrice = new Price(in.exact());
        bestClose = price(in.exactOrNull());
        stopPrice = price(in.exactOrNull());
        targetPrice = price(in.exactOrNull());
        stopOrderId = in.textOrNull();
        targetOrderId = in.textOrNull();
        stopDistance = in.exactOrNull();
        targetDistance = in.exactOrNull();
        realised = new Money(in.exact());
        fees = new Money(in.exact());
        openedAt = in.whole();
        lastEntry = in.whole();
        stopFailures = in.count();
        stopRevision = in.count();
        targetRevision = in.count();
        exitRevision = in.count();
    }

    private static @Nullable BigDecimal decimal(@Nullable Price price) {
        return price == null ? null : price.value();
    }

    private static @Nullable Price price(@Nullable BigDecimal value) {
        return value == null ? null : new Price(value);
    }
}
