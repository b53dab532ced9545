package io.sluice.account;

import io.sluice.market.InstrumentDefinition;
import io.sluice.order.OrderEvents;
import io.sluice.order.OrderRecord;
import io.sluice.risk.LiveRules;
import io.sluice.risk.RiskLimits;
import io.sluice.schemas.AccountEvent;
import io.sluice.schemas.AccountEventKind;
import io.sluice.schemas.Action;
import io.sluice.schemas.Balance;
import io.sluice.schemas.Direction;
import io.sluice.schemas.Fill;
import io.sluice.schemas.FillOrigin;
import io.sluice.schemas.FundingRate;
import io.sluice.schemas.GateRecord;
import io.sluice.schemas.Leg;
import io.sluice.schemas.Mark;
import io.sluice.schemas.OperatorCommand;
import io.sluice.schemas.OperatorCommandKind;
import io.sluice.schemas.OrderCommand;
import io.sluice.schemas.OrderCommandKind;
import io.sluice.schemas.OrderEvent;
import io.sluice.schemas.OrderEventKind;
import io.sluice.schemas.OrderState;
import io.sluice.schemas.Pattern;
import io.sluice.schemas.Quote;
import io.sluice.schemas.Side;
import io.sluice.schemas.Signal;
import io.sluice.schemas.StatedMargin;
import io.sluice.schemas.Statement;
import io.sluice.schemas.SyncState;
import io.sluice.schemas.Timeframe;
import io.sluice.schemas.id.Ids;
import io.sluice.state.MemorySlots;
import io.sluice.value.Price;
import io.sluice.value.Quantity;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An account in a test: what happens to it is said in one call each, which returns the outputs as lines. Instruments
 * have a tick of 1, a lot of 0.01 and a point value of 1; 10,000 USD, half a percent of it at risk in a trade.
 */
final class AccountScenario {
    static final String ACCOUNT = "main";
    static final String VENUE = "paper";
    static final String BTC = "PAPER:BTCUSD";
    static final String ETH = "PAPER:ETHUSD";
    static final String SOL = "PAPER:SOLUSD";
    static final String XRP = "PAPER:XRPUSD";
    static final String ADA = "PAPER:ADAUSD";
    static final Instant START = Instant.parse("2024-01-03T10:00:00Z");

    final Outputs outputs = new Outputs();
    final Map<String, OrderRecord> orders = new LinkedHashMap<>();
    final AccountFold fold;
    AccountState state;
    Instant now = START;
    private final String venue;
    private final MemorySlots kept = new MemorySlots();
    private int serial;

    AccountScenario() {
        this(RiskLimits.DEFAULTS);
    }

    AccountScenario(RiskLimits limits) {
        this(limits, TestAccounts.definitions());
    }

    AccountScenario(RiskLimits limits, Map<String, InstrumentDefinition> definitions) {
        this(TestAccounts.settings(limits, VENUE), definitions);
    }

    /** The same account at another venue than paper. */
    static AccountScenario at(String venue) {
        return at(venue, RiskLimits.DEFAULTS);
    }

    static AccountScenario at(String venue, RiskLimits limits) {
        return new AccountScenario(TestAccounts.settings(limits, venue), TestAccounts.definitions());
    }

    /** The same account where more is asked of it. */
    static AccountScenario under(LiveRules rules) {
        return new AccountScenario(
                TestAccounts.settings(RiskLimits.DEFAULTS, VENUE).with(rules), TestAccounts.definitions());
    }

    private AccountScenario(AccountSettings settings, Map<String, InstrumentDefinition> definitions) {
        this.fold = new AccountFold(settings, definitions);
        this.state = fold.newState();
        this.venue = settings.venue();
    }

    /** An account whose entry of 3.33 BTC, decided at 1000, is on its way. */
    static AccountScenario enteringBitcoin() {
        AccountScenario account = new AccountScenario();
        account.mark(BTC, 1000);
        account.signal(BTC, Direction.LONG);
        return account;
    }

    /** An account that is long 3.33 BTC from 1000, its stop at 985 and its target at 1030, both working. */
    static AccountScenario longBitcoin() {
        AccountScenario account = enteringBitcoin();
        account.fill(BTC, Leg.ENTRY, "3.33", "1000");
        account.acceptAll();
        return account;
    }

    AccountScenario later(Duration duration) {
        now = now.plus(duration);
        return this;
    }

    /** A close with an ATR of 10. */
    List<String> mark(String instrument, double close) {
        return mark(instrument, close, 10.0);
    }

    List<String> mark(String instrument, double close, @Nullable Double atr) {
        later(Duration.ofSeconds(1));
        String candle = Ids.candle(instrument, Timeframe.M1, now);
        return apply(event(AccountEventKind.MARK)
                .setMark(new Mark(instrument, candle, close, close, close, close, 1.0, atr))
                .build());
    }

    List<String> signal(String instrument, Direction direction) {
        return signal(instrument, direction, Pattern.IMPULSE, 0.8);
    }

    List<String> signal(String instrument, Direction direction, Pattern pattern, double confidence) {
        serial++;
        return signal("signal-" + serial, instrument, direction, pattern, confidence);
    }

    List<String> signal(String id, String instrument, Direction direction, Pattern pattern, double confidence) {
        return signal(Told.signal(now, id, instrument, direction, pattern, confidence));
    }

    /** An exit of the strategy that says everything else, too. */
    List<String> exit(String instrument, Action action, Direction direction) {
        Signal.Builder exit = Signal.newBuilder(saying(instrument, direction));
        return signal(exit.setAction(action).build());
    }

    /** What {@link #signal(String, Direction)} would tell. */
    Signal saying(String instrument, Direction direction) {
        serial++;
        return Told.signal(now, "signal-" + serial, instrument, direction, Pattern.IMPULSE, 0.8);
    }

    List<String> signal(Signal signal) {
        return apply(event(AccountEventKind.SIGNAL).setSignal(signal).build());
    }

    List<String> tick() {
        return apply(event(AccountEventKind.TICK).build());
    }

    List<String> balance(String amount) {
        return apply(event(AccountEventKind.BALANCE)
                .setBalance(new Balance("USD", new BigDecimal(amount)))
                .build());
    }

    List<String> synchronised(boolean agrees) {
        return apply(event(AccountEventKind.SYNC_STATE)
                .setSyncState(new SyncState(venue, agrees, "reconnected"))
                .build());
    }

    List<String> command(OperatorCommandKind kind, String reason) {
        serial++;
        return command("command-" + serial, kind, null, reason);
    }

    List<String> command(String id, OperatorCommandKind kind, @Nullable String target, String reason) {
        return command(new OperatorCommand(id, ACCOUNT, kind, target, "ana", reason, now, null));
    }

    List<String> command(OperatorCommand command) {
        return apply(event(AccountEventKind.COMMAND).setCommand(command).build());
    }

    /** An operator says which backtest speaks for a strategy. */
    List<String> recorded(GateRecord record, String reason) {
        serial++;
        return command(new OperatorCommand(
                "command-" + serial, ACCOUNT, OperatorCommandKind.GATE, null, "ana", reason, now, record));
    }

    /** Everything that is remembered is written down, and read by another fold. */
    AccountScenario restarted(LiveRules rules) {
        state.writeChanges(kept);
        AccountScenario after = under(rules);
        kept.into(after.state, new Random(serial));
        after.now = now;
        after.serial = serial;
        return after;
    }

    /** The venue executes some of the newest order of a leg. */
    List<String> fill(String instrument, Leg leg, String quantity, String price) {
        return fill(newest(instrument, leg), quantity, price, "0");
    }

    List<String> fill(OrderRecord order, String quantity, String price, String fee) {
        serial++;
        return apply(fillEvent("fill-" + serial, order.placed(), quantity, price, fee));
    }

    AccountEvent fillEvent(String id, OrderCommand placed, String quantity, String price, String fee) {
        Fill fill = Fill.newBuilder(Told.fill(now, id, placed.getInstrument(), placed.getSide(), quantity, price))
                .setOrderId(placed.getOrderId())
                .setClientOrderId(placed.getClientOrderId())
                .setDecisionId(placed.getDecisionId())
                .setSignalId(placed.getSignalId())
                .setLeg(placed.getLeg())
                .setFee(new BigDecimal(fee))
                .build();
        return event(AccountEventKind.FILL).setFill(fill).build();
    }

    /** The venue settles funding in the account's favour, or against it. */
    List<String> fund(String id, String instrument, String amount, String currency) {
        return apply(event(AccountEventKind.FUNDING)
                .setFunding(Told.funding(now, id, instrument, amount, currency))
                .build());
    }

    /** What a period of holding an instrument costs from now on. */
    List<String> rate(String instrument, double rate) {
        return apply(event(AccountEventKind.FUNDING_RATE)
                .setFundingRate(new FundingRate(instrument, rate))
                .build());
    }

    /** The venue tells bid and ask. */
    List<String> quote(String instrument, double bid, double ask) {
        return quote(Told.quote(now, instrument, bid, ask));
    }

    List<String> quote(Quote quote) {
        return apply(event(AccountEventKind.QUOTE).setQuote(quote).build());
    }

    /** Somebody trades at the venue without us. */
    List<String> byHand(String instrument, Side side, String quantity, String price) {
        serial++;
        Fill fill = Told.fill(now, "hand-" + serial, instrument, side, quantity, price);
        return apply(event(AccountEventKind.FILL).setFill(fill).build());
    }

    /** Others trade in the account, and the connector says so. */
    List<String> byOthers(String instrument, Side side, String quantity, String price) {
        return byOthers(instrument, side, quantity, price, FillOrigin.EXTERNAL);
    }

    List<String> byOthers(String instrument, Side side, String quantity, String price, FillOrigin origin) {
        serial++;
        return byOthers("others-" + serial, instrument, side, quantity, price, origin);
    }

    List<String> byOthers(String id, String instrument, Side side, String quantity, String price, FillOrigin origin) {
        Fill fill = Fill.newBuilder(Told.fill(now, id, instrument, side, quantity, price))
                .setOrigin(origin)
                .build();
        return apply(event(AccountEventKind.FILL).setFill(fill).build());
    }

    /** The venue says all that it holds. */
    List<String> stated(Instant askedAt, Map<String, String> held, Set<String> inFlight, String... balances) {
        return apply(event(AccountEventKind.STATEMENT)
                .setStatement(Told.statement(venue, askedAt, held, inFlight, balances))
                .build());
    }

    /** The venue says what margin it requires, and nothing else that differs. */
    List<String> margin(String required, String balance, Map<String, String> held) {
        later(Duration.ofSeconds(1));
        Statement statement = Statement.newBuilder(Told.statement(venue, now, held, Set.of()))
                .setMargin(new StatedMargin(new BigDecimal(required), new BigDecimal(balance)))
                .build();
        return apply(event(AccountEventKind.STATEMENT).setStatement(statement).build());
    }

    /** The venue says that what was filled of an order is all of it; the fills are told apart. */
    List<String> executed(OrderRecord order, String quantity, String price) {
        return follow(OrderEvents.executed(order, Quantity.of(quantity), Price.of(price), now));
    }

    /** The venue takes every order that it has not answered yet. */
    void acceptAll() {
        for (OrderRecord order : List.copyOf(orders.values())) {
            if (order.state() == null || order.state() == OrderState.PENDING_VETO) {
                accept(order.placed());
            }
        }
    }

    List<String> accept(OrderCommand placed) {
        submit(placed);
        return follow(OrderEvents.accept(known(placed), "v-" + placed.getOrderId(), now));
    }

    /** The venue refuses an order that it has not answered yet. */
    List<String> reject(OrderRecord order) {
        submit(order.placed());
        return follow(
                OrderEvents.because(known(order.placed()), OrderEventKind.REJECT, now, "NO_MONEY", "not enough", null));
    }

    List<String> end(OrderRecord order, OrderEventKind kind) {
        return follow(OrderEvents.next(known(order.placed()), kind, now));
    }

    OrderRecord newest(String instrument, Leg leg) {
        OrderRecord found = null;
        for (OrderRecord order : orders.values()) {
            if (order.placed().getInstrument().equals(instrument)
                    && order.placed().getLeg() == leg) {
                found = order;
            }
        }
        if (found == null) {
            throw new AssertionError("no " + leg + " of " + instrument);
        }
        return found;
    }

    /** All orders of bitcoin of a leg, in the order in which they were placed. */
    List<OrderRecord> orders(String leg) {
        return orders.values().stream()
                .filter(order -> order.placed().getInstrument().equals(BTC)
                        && order.placed().getLeg().name().equals(leg))
                .toList();
    }

    /** Newest order of a leg as the venue knows it now. */
    OrderRecord known(OrderCommand placed) {
        return orders.getOrDefault(placed.getOrderId(), OrderRecord.of(placed));
    }

    List<String> follow(OrderEvent event) {
        OrderRecord before = orders.get(event.getOrderId());
        if (before != null) {
            orders.put(event.getOrderId(), before.after(event));
        }
        return apply(event(AccountEventKind.ORDER_EVENT).setOrderEvent(event).build());
    }

    List<String> apply(AccountEvent event) {
        outputs.clear();
        fold.apply(state, event, outputs);
        for (OrderCommand command : outputs.commands) {
            if (command.getKind() == OrderCommandKind.PLACE) {
                orders.put(command.getOrderId(), OrderRecord.of(command));
            }
        }
        return List.copyOf(outputs.lines);
    }

    AccountEvent.Builder event(AccountEventKind kind) {
        return AccountEvent.newBuilder().setAccount(ACCOUNT).setKind(kind).setTime(now);
    }

    private void submit(OrderCommand placed) {
        follow(OrderEvents.next(known(placed), OrderEventKind.RELEASE, now));
        follow(OrderEvents.claim(known(placed), now, now.plusSeconds(5)));
    }
}
