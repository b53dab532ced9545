package io.sluice.account;

import io.sluice.market.InstrumentDefinition;
import io.sluice.schemas.BreakerState;
import io.sluice.state.FoldState;
import io.sluice.state.StateSlots;
import io.sluice.state.UnreadableState;
import io.sluice.value.Money;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Memory of the account fold for one account. Slots: {@code clock}, {@code account} (cash, references, what it may do),
 * {@code mark:<instrument>}, {@code position:<instrument>}, {@code bracket:<instrument>},
 * {@code rate:<instrument>} (funding), {@code quote:<instrument>} (bid and ask), {@code traded:<instrument>} (what has
 * traded), {@code margin} (what the venue requires), {@code volume:<instrument>} (where entries are parted by it),
 * {@code outside:<instrument>} and {@code compared} (what the venue holds beyond ours), {@code gate} (recorded backtests),
 * {@code rollout} (where sizes are staged), {@code order:<id>}, and
 * {@code decision:<n>}, {@code fill:<n>}, {@code funding:<n>}, {@code command:<n>} for the ids seen last.
 */
public final class AccountState implements FoldState {
    /** Decisions remembered, to know a signal that comes again (R-DUPLICATE). */
    public static final int DECISIONS_KEPT = 512;

    /** Fills remembered, to book none twice. */
    public static final int FILLS_KEPT = 2048;

    /** Funding payments remembered, to book none twice. */
    public static final int FUNDING_KEPT = 256;

    /** Operator commands remembered, to obey none twice. */
    public static final int COMMANDS_KEPT = 256;

    private static final String DECISION = "decision:";
    private static final String FILL = "fill:";
    private static final String FUNDING = "funding:";
    private static final String COMMAND = "command:";

    private final Changes changes = new Changes();
    private final Clock clock = new Clock(changes);
    private final Ledger ledger;
    private final Orders orders = new Orders(changes);
    private final Outsides outsides = new Outsides(changes);
    private final LastMargin margin = new LastMargin(changes);
    private final GateRecords gates = new GateRecords(changes);
    private final Rollout rollout = new Rollout(changes);
    private final Map<String, Trade> trades = new HashMap<>();
    private final TreeMap<String, Trade> held = new TreeMap<>();
    private final RecentIds decisions = new RecentIds(DECISION, DECISIONS_KEPT);
    private final RecentIds fills = new RecentIds(FILL, FILLS_KEPT);
    private final RecentIds funding = new RecentIds(FUNDING, FUNDING_KEPT);
    private final RecentIds commands = new RecentIds(COMMAND, COMMANDS_KEPT);
    private final AccountFigures figures;

    AccountState(AccountSettings settings, Map<String, InstrumentDefinition> instruments) {
        ledger = new Ledger(changes, settings.initialBalance(), settings.isOnPaper());
        instruments.values().forEach(definition -> trades.put(definition.id(), new Trade(changes, definition)));
        figures = new AccountFigures(this, settings);
    }

    Clock clock() {
        return clock;
    }

    Ledger ledger() {
        return ledger;
    }

    Orders orders() {
        return orders;
    }

    Outsides outsides() {
        return outsides;
    }

    LastMargin margin() {
        return margin;
    }

    GateRecords gates() {
        return gates;
    }

    Rollout rollout() {
        return rollout;
    }

    RecentIds decisions() {
        return decisions;
    }

    RecentIds fills() {
        return fills;
    }

    RecentIds funding() {
        return funding;
    }

    RecentIds commands() {
        return commands;
    }

    AccountFigures figures() {
        return figures;
    }

    /** Null for an instrument without a definition. */
    @Nullable
    Trade trade(String instrument) {
        return trades.get(instrument);
    }

    /** Whether a position is open. */
    public boolean holdsAnything() {
        return !held.isEmpty();
    }

    /** Whether the breaker has halted it. */
    public boolean isHalted() {
        return ledger.breaker() != BreakerState.CLOSED;
    }

    /** Cash and unrealised profit, account currency. */
    public Money equity() {
        return figures.equity();
    }

    /** Value of all that is held at its last marks, longs and shorts added, account currency. */
    public Money exposure() {
        Money sum = Money.ZERO;
        for (Trade trade : held.values()) {
            sum = sum.plus(trade.notional());
        }
        return sum;
    }

    /** Trades that hold something, in the order of their instruments. */
    Collection<Trade> held() {
        return held.values();
    }

    /** The same, safe to change while it is walked. */
    List<Trade> heldNow() {
        return held.size() == 1 ? List.of(held.firstEntry().getValue()) : new ArrayList<>(held.values());
    }

    /** To be called after each change of what a trade holds. */
    void index(Trade trade) {
        if (trade.isFlat()) {
            held.remove(trade.instrument());
        } else {
            held.put(trade.instrument(), trade);
        }
    }

    @Override
    public void writeChanges(StateSlots slots) {
        changes.write(slots);
        decisions.writeChanges(slots);
        fills.writeChanges(slots);
        funding.writeChanges(slots);
        commands.writeChanges(slots);
    }

    @Override
    public void dropChanges() {
        changes.drop();
        decisions.dropChanges();
        fills.dropChanges();
        funding.dropChanges();
        commands.dropChanges();
    }

    @Override
    public void restore(String slot, byte[] bytes) {
        if (slot.equals(Clock.SLOT)) {
            clock.load(bytes);
        } else if (slot.equals(Ledger.SLOT)) {
            ledger.load(bytes);
        } else if (slot.startsWith(LastMark.PREFIX)) {
            tradeOf(slot, LastMark.PREFIX).mark().load(bytes);
        } else if (slot.startsWith(Trade.PREFIX)) {
            Trade trade = tradeOf(slot, Trade.PREFIX);
            trade.load(bytes);
            index(trade);
        } else if (slot.startsWith(Bracket.PREFIX)) {
            tradeOf(slot, Bracket.PREFIX).bracket().load(bytes);
        } else if (slot.startsWith(LastRate.PREFIX)) {
            tradeOf(slot, LastRate.PREFIX).rate().load(bytes);
        } else if (slot.startsWith(LastQuote.PREFIX)) {
            tradeOf(slot, LastQuote.PREFIX).quote().load(bytes);
        } else if (slot.startsWith(TradedVolume.PREFIX)) {
            tradeOf(slot, TradedVolume.PREFIX).traded().load(bytes);
        } else if (slot.equals(LastMargin.SLOT)) {
            margin.load(bytes);
        } else if (slot.startsWith(VolumeProfile.PREFIX)) {
            tradeOf(slot, VolumeProfile.PREFIX).volume().load(bytes);
        } else if (slot.startsWith(Outside.PREFIX)) {
            outsides.restore(slot.substring(Outside.PREFIX.length()), bytes);
        } else if (slot.equals(Outsides.SLOT)) {
            outsides.load(bytes);
        } else if (slot.equals(GateRecords.SLOT)) {
            gates.load(bytes);
        } else if (slot.equals(Rollout.SLOT)) {
            rollout.load(bytes);
        } else if (slot.startsWith(WorkingOrder.PREFIX)) {
            orders.restore(slot.substring(WorkingOrder.PREFIX.length()), bytes);
        } else {
            restoreId(slot, bytes);
        }
    }

    private void restoreId(String slot, byte[] bytes) {
        if (slot.startsWith(DECISION)) {
            decisions.restore(slot, bytes);
        } else if (slot.startsWith(FILL)) {
            fills.restore(slot, bytes);
        } else if (slot.startsWith(FUNDING)) {
            funding.restore(slot, bytes);
        } else if (slot.startsWith(COMMAND)) {
            commands.restore(slot, bytes);
        } else {
            throw new UnreadableState("an account has no slot " + slot);
        }
    }

    private Trade tradeOf(String slot, String prefix) {
        Trade trade = trades.get(slot.substring(prefix.length()));
        if (trade == null) {
            throw new IllegalStateException("slot " + slot + " is of an instrument without a definition");
        }
        return trade;
    }
}
