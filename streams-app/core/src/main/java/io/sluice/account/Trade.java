package io.sluice.account;

import io.sluice.market.InstrumentDefinition;
import io.sluice.market.Micros;
import io.sluice.position.Holding;
import io.sluice.position.Stops;
import io.sluice.position.TradeEvent;
import io.sluice.position.TradeTransitions;
import io.sluice.risk.LastPrice;
import io.sluice.schemas.Pattern;
import io.sluice.schemas.Position;
import io.sluice.schemas.Side;
import io.sluice.schemas.Signal;
import io.sluice.schemas.TradeState;
import io.sluice.state.SlotReader;
import io.sluice.state.SlotWriter;
import io.sluice.value.Money;
import io.sluice.value.Price;
import io.sluice.value.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** One account's dealings in one instrument: what is held, why, and what it has earned. */
final class Trade extends Remembered {
    static final String PREFIX = "position:";

    /** First layout with funding and strategies. */
    private static final int WITH_FUNDING = 2;

    private static final Price NO_PRICE = new Price(BigDecimal.ZERO);
    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    private final InstrumentDefinition definition;
    private final LastMark mark;
    private final LastRate rate;
    private final VolumeProfile volume;
    private final LastQuote quote;
    private final TradedVolume traded;
    private final Bracket bracket;
    private final String slot;

    private TradeState state = TradeState.CLOSED;
    private Holding holding = Holding.FLAT;
    private @Nullable Pattern pattern;
    private @Nullable String decisionId;
    private boolean adopted;
    private @Nullable String signalId;
    private @Nullable String strategy;
    private @Nullable Leaving leaving;
    private @Nullable Signal waiting;
    private Price markPrice = NO_PRICE;
    private Money realised = Money.ZERO;
    private Money fees = Money.ZERO;
    private Money funding = Money.ZERO;
    private long openedAt = Clock.NEVER;
    private long lastEntry = Clock.NEVER;

    Trade(Changes changes, InstrumentDefinition definition) {
        super(changes);
        this.definition = definition;
        this.mark = new LastMark(changes, definition.id());
        this.rate = new LastRate(changes, definition.id());
        this.volume = new VolumeProfile(changes, definition.id());
        this.quote = new LastQuote(changes, definition.id());
        this.traded = new TradedVolume(changes, definition);
        this.bracket = new Bracket(changes, definition.id());
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

    LastRate rate() {
        return rate;
    }

    LastQuote quote() {
        return quote;
    }

    TradedVolume traded() {
        return traded;
    }

    VolumeProfile volume() {
        return volume;
    }

    Bracket bracket() {
        return bracket;
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

    /** Decision that opened it, or the id of its adoption: what its orders are named after. */
    String decisionId() {
        if (decisionId == null) {
            throw new IllegalStateException(instrument() + " was never opened");
        }
        return decisionId;
    }

    /** Whether a decision has opened what is held, or what was held last. */
    boolean wasOpenedBy(String decision) {
        return decision.equals(decisionId);
    }

    @Nullable
    String signalId() {
        return signalId;
    }

    /** Whether a strategy's own signals have opened it. */
    boolean isOf(String name) {
        return name.equals(strategy);
    }

    /** Null unless it is to be left by what its entry still fills, too. */
    @Nullable
    Leaving leaving() {
        return leaving;
    }

    /** What its entry still fills is to be left; null when there is nothing of the kind any more. */
    void leave(@Nullable Leaving decided) {
        leaving = decided;
        touch();
    }

    /** An entry that waits for the exit on its way; null when there is none. */
    @Nullable
    Signal waiting() {
        return waiting;
    }

    void letWait(@Nullable Signal entry) {
        waiting = entry;
        touch();
    }

    /** At least half of a quantity: rounded up to the lot step, all where a step is all there is. */
    Quantity half(Quantity whole) {
        BigDecimal step = definition.lotStep();
        BigDecimal steps = whole.value().divide(TWO).divide(step, 0, RoundingMode.UP);
        return new Quantity(steps.multiply(step).min(whole.value()));
    }

    Price markPrice() {
        return markPrice;
    }

    /** First fill of what is held, micros; {@link Clock#NEVER} when nothing is. */
    long openedAt() {
        return openedAt;
    }

    /** First fill of the last entry, micros; {@link Clock#NEVER} when there was none. */
    long lastEntry() {
        return lastEntry;
    }

    Money unrealised() {
        return isFlat() ? Money.ZERO : holding.unrealised(markPrice, definition.pointValue());
    }

    Money notional() {
        return holding.notional(markPrice, definition.pointValue());
    }

    /**
     * Money lost against the entry if a stop is hit; what it does not cover, at the widest that is allowed.
     *
     * @param stop trigger of a stop that the venue has taken; null where it has none
     * @param covered base units that it closes, positive
     */
    Money stopRisk(@Nullable Price stop, Quantity covered) {
        Quantity held = holding.quantity().abs();
        if (stop != null && covered.compareTo(held) >= 0) {
            return loss(holding, stop);
        }
        Price average = holding.averagePrice();
        Price widest =
                average.minus(average.value().abs().multiply(Stops.WIDEST).multiply(sign()));
        if (stop == null) {
            return loss(holding, widest);
        }
        Money uncovered = new Price(average.distanceTo(widest)).times(held.minus(covered), definition.pointValue());
        BigDecimal points = average.minus(stop).multiply(sign()).max(BigDecimal.ZERO);
        return new Price(points).times(covered, definition.pointValue()).plus(uncovered);
    }

    private Money loss(Holding of, Price stop) {
        return of.unrealised(stop, definition.pointValue()).negated().max(Money.ZERO);
    }

    /** @throws IllegalStateException when the trade's table has no such row */
    void on(TradeEvent event) {
        state = TradeTransitions.next(state, event);
        touch();
    }

    /**
     * A trade begins that nobody here decided. Its orders are named after it, because what a foreign fill says of a
     * decision may be said of other trades too, and no two orders may share an id.
     */
    void adopt(String adoptionId, long time) {
        open(null, null, adoptionId, null, time);
        adopted = true;
    }

    /**
     * A new trade begins: nothing of the last one is left but when it was entered.
     *
     * @param owner strategy that asked for it, by {@link StrategyName}; null where none did
     */
    void open(@Nullable Pattern family, @Nullable String owner, String decision, @Nullable String signal, long time) {
        bracket.open(!decision.equals(decisionId));
        pattern = family;
        strategy = owner;
        decisionId = decision;
        adopted = false;
        signalId = signal;
        openedAt = time;
        realised = Money.ZERO;
        fees = Money.ZERO;
        funding = Money.ZERO;
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

    /** @param amount positive when received, negative when paid */
    void fund(Money amount) {
        funding = funding.plus(amount);
        touch();
    }

    void entered(long time) {
        lastEntry = time;
        touch();
    }

    void close() {
        openedAt = Clock.NEVER;
        bracket.close();
        touch();
    }

    /** Values it at a close. */
    void value(Price close) {
        markPrice = close;
        bracket.follow(direction(), close);
        touch();
    }

    /**
     * @param isProtected whether its stop works at the venue or is on its way
     * @param target nearest target that works or is on its way; null for none
     */
    Position toRecord(String account, String causeId, long time, boolean isProtected, @Nullable Price target) {
        return new Position(
                account,
                instrument(),
                state,
                holding.quantity().value(),
                holding.averagePrice().value(),
                pattern,
                shownPrice().value(),
                isProtected ? decimal(bracket.stopPrice()) : null,
                decimal(target),
                unrealised().value(),
                realised.value(),
                fees.value(),
                adopted ? null : decisionId,
                causeId,
                openedAt == Clock.NEVER ? null : Micros.instant(openedAt),
                Micros.instant(time),
                funding.value());
    }

    private static @Nullable BigDecimal decimal(@Nullable Price price) {
        return price == null ? null : price.value();
    }

    /** The last close, or another price where there is none. */
    Price markOr(Price other) {
        LastPrice last = mark.view();
        return last == null ? other : last.price();
    }

    /** While nothing is held nothing is valued, and the last close is what there is to show. */
    Price shownPrice() {
        LastPrice last = isFlat() ? mark.view() : null;
        return last == null ? markPrice : last.price();
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
        out.symbol(state)
                .quantity(holding.quantity())
                .exact(holding.cost())
                .optional(pattern, SlotWriter::symbol)
                .optional(decisionId, SlotWriter::text)
                .flag(adopted)
                .optional(signalId, SlotWriter::text)
                .price(markPrice)
                .money(realised)
                .money(fees)
                .whole(openedAt)
                .whole(lastEntry)
                .money(funding)
                .optional(strategy, SlotWriter::text)
                .optional(leaving, (slot, decided) -> decided.write(slot))
                .optional(waiting, WaitingEntry::write);
    }

    @Override
    void read(SlotReader in) {
        state = in.symbol(TradeState.class);
        holding = new Holding(in.quantity(), in.exact());
        pattern = in.optional(slot -> slot.symbol(Pattern.class));
        decisionId = in.optional(SlotReader::text);
        adopted = in.flag();
        signalId = in.optional(SlotReader::text);
        markPrice = in.price();
        realised = in.money();
        fees = in.money();
        openedAt = in.whole();
        lastEntry = in.whole();
        if (in.version() >= WITH_FUNDING) {
            funding = in.money();
            strategy = in.optional(SlotReader::text);
            leaving = in.optional(Leaving::read);
            waiting = in.optional(WaitingEntry::read);
        }
    }
}
