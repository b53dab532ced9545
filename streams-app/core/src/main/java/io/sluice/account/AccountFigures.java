package io.sluice.account;

import io.sluice.market.InstrumentDefinition;
import io.sluice.market.Micros;
import io.sluice.position.Stops;
import io.sluice.risk.AccountView;
import io.sluice.risk.FundingQuote;
import io.sluice.risk.GateEvidence;
import io.sluice.risk.LastPrice;
import io.sluice.risk.RolloutStage;
import io.sluice.risk.VenueView;
import io.sluice.risk.VolumeForecast;
import io.sluice.schemas.BreakerState;
import io.sluice.schemas.Leg;
import io.sluice.schemas.Pattern;
import io.sluice.schemas.Side;
import io.sluice.schemas.TradingState;
import io.sluice.value.Money;
import io.sluice.value.Price;
import io.sluice.value.Quantity;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an account's memory adds up to. Positions and entries on their way count alike, so that none is counted late. */
final class AccountFigures implements AccountView {
    private final AccountState state;
    private final AccountSettings settings;
    private final boolean still;
    /** Parent whose waiting slices do not count; null where all do. */
    private final @Nullable String without;

    private @Nullable Money equity;
    private @Nullable Money openNotional;
    private @Nullable List<WorkingOrder> pending;

    AccountFigures(AccountState state, AccountSettings settings) {
        this(state, settings, false, null);
    }

    private AccountFigures(AccountState state, AccountSettings settings, boolean still, @Nullable String without) {
        this.state = state;
        this.settings = settings;
        this.still = still;
        this.without = without;
    }

    /** The same, to be used only until the memory changes: what many checks ask for is added up once. */
    AccountFigures still() {
        return new AccountFigures(state, settings, true, null);
    }

    /** The same without what a large entry has reserved for slices that wait, for judging these anew. */
    AccountFigures withoutWaiting(String parentId) {
        return new AccountFigures(state, settings, true, parentId);
    }

    @Override
    public Instant now() {
        return Micros.instant(state.clock().now());
    }

    @Override
    public Money balance() {
        return state.ledger().balance();
    }

    @Override
    public Money equity() {
        Money known = equity;
        if (known == null) {
            known = balance().plus(unrealised());
            equity = still ? known : null;
        }
        return known;
    }

    Money unrealised() {
        Money sum = Money.ZERO;
        for (Trade trade : state.held()) {
            sum = sum.plus(trade.unrealised());
        }
        return sum;
    }

    @Override
    public Money openStopRisk() {
        Money sum = Money.ZERO;
        for (Trade trade : state.held()) {
            sum = sum.plus(StopRisk.of(state, trade));
        }
        for (Outside outside : state.outsides().all()) {
            sum = sum.plus(notional(outside).times(Stops.WIDEST));
        }
        for (WorkingOrder order : pendingEntries()) {
            EntryPlan plan = order.ticket().entryPlan();
            sum = sum.plus(
                    new Price(plan.price().distanceTo(plan.stop())).times(order.outstanding(), pointValue(order)));
        }
        return sum;
    }

    @Override
    public Money openNotional() {
        Money known = openNotional;
        if (known == null) {
            known = sumOfNotionals();
            openNotional = still ? known : null;
        }
        return known;
    }

    private Money sumOfNotionals() {
        Money sum = Money.ZERO;
        for (Trade trade : state.held()) {
            sum = sum.plus(trade.notional());
        }
        for (Outside outside : state.outsides().all()) {
            sum = sum.plus(notional(outside));
        }
        for (WorkingOrder order : pendingEntries()) {
            sum = sum.plus(order.ticket().entryPlan().price().times(order.outstanding(), pointValue(order)));
        }
        return sum;
    }

    @Override
    public Money notionalOf(String instrument) {
        Trade trade = state.trade(instrument);
        Outside outside = state.outsides().find(instrument);
        Money sum = trade == null || trade.isFlat() ? Money.ZERO : trade.notional();
        sum = outside == null ? sum : sum.plus(notional(outside));
        for (WorkingOrder order : pendingEntries()) {
            if (order.ticket().instrument().equals(instrument)) {
                sum = sum.plus(order.ticket().entryPlan().price().times(order.outstanding(), pointValue(order)));
            }
        }
        return sum;
    }

    @Override
    public Money netNotional() {
        Money sum = Money.ZERO;
        for (Trade trade : state.held()) {
            sum = trade.direction() > 0 ? sum.plus(trade.notional()) : sum.minus(trade.notional());
        }
        for (Outside outside : state.outsides().all()) {
            sum = outside.external().signum() > 0 ? sum.plus(notional(outside)) : sum.minus(notional(outside));
        }
        for (WorkingOrder order : pendingEntries()) {
            Money notional = order.ticket().entryPlan().price().times(order.outstanding(), pointValue(order));
            sum = order.ticket().side() == Side.BUY ? sum.plus(notional) : sum.minus(notional);
        }
        return sum;
    }

    @Override
    public int workingOrders() {
        return state.orders().open().size() - waitingBehindOthers();
    }

    /** Slices of which another waits before them: of what has not left the house a large entry counts once. */
    private int waitingBehindOthers() {
        Set<String> parents = new HashSet<>();
        int behind = 0;
        for (WorkingOrder order : state.orders().held()) {
            Slice slice = order.ticket().slice();
            behind += slice == null || parents.add(slice.parentId()) ? 0 : 1;
        }
        return behind;
    }

    /** Margin bound by positions and entries on their way: their notional ÷ leverage. */
    Money marginUsed() {
        return settings.limits().marginOf(openNotional());
    }

    @Override
    public int openPositions() {
        if (pendingEntries().isEmpty() && state.outsides().all().isEmpty()) {
            return state.held().size();
        }
        Set<String> entering = new HashSet<>();
        for (Outside outside : state.outsides().all()) {
            Trade trade = state.trade(outside.instrument());
            if (!outside.external().isZero() && (trade == null || trade.isFlat())) {
                entering.add(outside.instrument());
            }
        }
        for (WorkingOrder order : pendingEntries()) {
            Trade trade = state.trade(order.ticket().instrument());
            if (trade == null || trade.isFlat()) {
                entering.add(order.ticket().instrument());
            }
        }
        return state.held().size() + entering.size();
    }

    @Override
    public boolean holds(String instrument) {
        Trade trade = state.trade(instrument);
        Outside outside = state.outsides().find(instrument);
        boolean others = outside != null && !outside.external().isZero();
        return others || (trade != null && !trade.isFlat()) || pendingEntry(instrument) != null;
    }

    @Override
    public Quantity closable(String instrument) {
        Trade trade = state.trade(instrument);
        if (trade == null || trade.isFlat()) {
            return Quantity.ZERO;
        }
        Quantity left = trade.holding().quantity().abs();
        for (WorkingOrder order : state.orders().unsettled(instrument)) {
            if (order.is(Leg.EXIT) && order.ticket().side() == trade.holding().reducingSide()) {
                left = left.minus(order.outstanding());
            }
        }
        return left.signum() > 0 ? left : Quantity.ZERO;
    }

    @Override
    public Quantity entering(String instrument) {
        Trade trade = state.trade(instrument);
        Quantity sum = Quantity.ZERO;
        for (WorkingOrder order : pendingEntries()) {
            boolean counts = order.ticket().instrument().equals(instrument);
            sum = counts ? sum.plus(order.outstanding()) : sum;
        }
        return trade == null || trade.leaving() != null ? Quantity.ZERO : sum;
    }

    @Override
    public List<Pattern> openPatterns() {
        List<Pattern> patterns = new ArrayList<>();
        for (Trade trade : state.held()) {
            Pattern pattern = trade.pattern();
            patterns.add(pattern == null ? Pattern.UNRECOGNISED : pattern);
        }
        pendingEntries()
                .forEach(order -> patterns.add(order.ticket().entryPlan().pattern()));
        return patterns;
    }

    @Override
    public int executionsToday() {
        Set<String> unfilled = new HashSet<>();
        for (WorkingOrder order : pendingEntries()) {
            if (order.booked().isZero() && !isCounted(order)) {
                Slice slice = order.ticket().slice();
                unfilled.add(slice == null ? order.ticket().id() : slice.parentId());
            }
        }
        return state.ledger().entriesToday() + unfilled.size();
    }

    /** A slice of an entry of which another was filled. */
    private boolean isCounted(WorkingOrder order) {
        Trade trade = state.trade(order.ticket().instrument());
        return order.ticket().slice() != null
                && trade != null
                && trade.wasOpenedBy(order.ticket().decisionId());
    }

    @Override
    public @Nullable Instant lastExecution(String instrument) {
        WorkingOrder pending = pendingEntry(instrument);
        Trade trade = state.trade(instrument);
        long last = trade == null ? Clock.NEVER : trade.lastEntry();
        if (pending != null) {
            last = Math.max(last, pending.ticket().placedAt());
        }
        return last == Clock.NEVER ? null : Micros.instant(last);
    }

    @Override
    public @Nullable InstrumentDefinition definition(String instrument) {
        Trade trade = settings.instruments().contains(instrument) ? state.trade(instrument) : null;
        return trade == null ? null : trade.definition();
    }

    @Override
    public @Nullable LastPrice lastPrice(String instrument) {
        Trade trade = state.trade(instrument);
        return trade == null ? null : trade.mark().view();
    }

    @Override
    public Money weekStartEquity() {
        return state.ledger().weekStart();
    }

    @Override
    public Money dayPeakEquity() {
        return state.ledger().dayPeak();
    }

    @Override
    public BreakerState breaker() {
        return state.ledger().breaker();
    }

    @Override
    public TradingState tradingState() {
        return state.ledger().tradingState();
    }

    @Override
    public boolean synchronised() {
        return state.ledger().synchronised();
    }

    @Override
    public boolean positionsAgree() {
        return !state.outsides().hold();
    }

    @Override
    public @Nullable VolumeForecast volume(String instrument) {
        Trade trade = state.trade(instrument);
        return trade == null ? null : trade.volume();
    }

    @Override
    public RolloutStage rolloutStage() {
        return state.rollout().stageUnder(settings.live());
    }

    @Override
    public @Nullable GateEvidence gate(String strategyId) {
        return state.gates().of(strategyId);
    }

    @Override
    public @Nullable FundingQuote funding(String instrument) {
        Trade trade = state.trade(instrument);
        return trade == null ? null : trade.rate().view();
    }

    @Override
    public VenueView venue() {
        return new VenueFigures(state, settings);
    }

    /** Value of what others hold, at the last price that is known. */
    private Money notional(Outside outside) {
        Trade trade = state.trade(outside.instrument());
        return trade == null
                ? Money.ZERO
                : trade.markOr(outside.price())
                        .times(outside.external().abs(), trade.definition().pointValue());
    }

    /** Orders of which the venue owes an answer. */
    int unansweredOrders() {
        int count = 0;
        for (WorkingOrder order : state.orders().open()) {
            count += order.isUnanswered() ? 1 : 0;
        }
        return count + state.orders().awaitingFills().size();
    }

    private @Nullable WorkingOrder pendingEntry(String instrument) {
        for (WorkingOrder order : pendingEntries()) {
            if (order.ticket().instrument().equals(instrument)) {
                return order;
            }
        }
        return null;
    }

    /** Entries of which something may still be filled or booked. */
    List<WorkingOrder> pendingEntries() {
        List<WorkingOrder> known = pending;
        if (known == null) {
            known = state.orders().pendingEntries(without);
            pending = still ? known : null;
        }
        return known;
    }

    private BigDecimal pointValue(WorkingOrder order) {
        Trade trade = state.trade(order.ticket().instrument());
        if (trade == null) {
            throw new IllegalStateException("order " + order.ticket().id() + " is of an unknown instrument");
        }
        return trade.definition().pointValue();
    }
}
