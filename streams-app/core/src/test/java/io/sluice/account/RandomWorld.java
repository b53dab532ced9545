package io.sluice.account;

import static io.sluice.account.AccountScenario.ACCOUNT;
import static io.sluice.account.AccountScenario.VENUE;

import io.sluice.market.InstrumentDefinition;
import io.sluice.order.OrderEvents;
import io.sluice.order.OrderRecord;
import io.sluice.position.TargetDistance;
import io.sluice.position.Targets;
import io.sluice.risk.ExecutionPolicy;
import io.sluice.risk.RiskLimits;
import io.sluice.risk.Slicing;
import io.sluice.schemas.AccountEvent;
import io.sluice.schemas.AccountEventKind;
import io.sluice.schemas.Action;
import io.sluice.schemas.Balance;
import io.sluice.schemas.Direction;
import io.sluice.schemas.Fill;
import io.sluice.schemas.FundingPayment;
import io.sluice.schemas.Leg;
import io.sluice.schemas.Mark;
import io.sluice.schemas.OperatorCommand;
import io.sluice.schemas.OperatorCommandKind;
import io.sluice.schemas.OrderCommand;
import io.sluice.schemas.OrderCommandKind;
import io.sluice.schemas.OrderEvent;
import io.sluice.schemas.OrderEventKind;
import io.sluice.schemas.Pattern;
import io.sluice.schemas.RejectReason;
import io.sluice.schemas.Signal;
import io.sluice.schemas.StatedPosition;
import io.sluice.schemas.Statement;
import io.sluice.schemas.SyncState;
import io.sluice.schemas.Timeframe;
import io.sluice.schemas.id.Ids;
import io.sluice.venue.FillAt;
import io.sluice.venue.FundingSettings;
import io.sluice.venue.PaperSettings;
import io.sluice.venue.PaperSink;
import io.sluice.venue.PaperState;
import io.sluice.venue.PaperVenue;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * A market, operators and the paper venue, all moved by one seeded random: prices wander, signals come, the venue now and
 * then refuses an order or ends a stop, its answers may come late, events come twice, the account is halted and resumed.
 * Whatever happens is a growing log of events; the world looks at each before the next is made.
 */
final class RandomWorld implements PaperSink {
    /** Mostly entries, which have none. */
    private static final List<Action> ACTIONS =
            Arrays.asList(null, null, null, null, null, null, Action.CLOSE, Action.REDUCE_50);

    /** Looks at the account after each event. */
    interface Observer {
        void after(AccountState state, AccountEvent event, Outputs outputs);

        /** The account has heard all that the venue has said, and the venue all that the account wants. */
        default void settled(AccountState state, PaperState venue) {}
    }

    private static final List<Targets> TARGETS = List.of(
            RiskLimits.DEFAULTS.targets(),
            new Targets(List.of(rung("1", "0.5"), rung("2", "0.5")), List.of()),
            new Targets(
                    List.of(rung("0.5", "0.33"), rung("1.5", "0.33"), rung("1", "0.2")),
                    List.of(step(40, "0.7"), step(300, "0"))));

    final Outputs outputs = new Outputs();
    final AccountFold fold;
    final AccountState state;
    final List<AccountEvent> log = new ArrayList<>();

    private final Random random;
    private final Observer observer;
    private final PaperVenue venue;
    private final PaperState venueState = new PaperState(ACCOUNT);
    private final List<String> instruments;
    private final Map<String, Double> prices = new LinkedHashMap<>();
    private final Deque<AccountEvent> told = new ArrayDeque<>();
    private final Map<String, OrderCommand> stops = new LinkedHashMap<>();
    private final boolean late;
    private final int refusesOneIn;
    private Instant now = AccountScenario.START;
    private int serial;

    RandomWorld(long seed, Observer observer) {
        this(seed, observer, Duration.ZERO);
    }

    /** @param window how long entries wait for a veto */
    RandomWorld(long seed, Observer observer, Duration window) {
        this(seed, observer, window, Slicing.DEFAULT);
    }

    /** @param slicing how large entries are parted */
    RandomWorld(long seed, Observer observer, Duration window, Slicing slicing) {
        Map<String, InstrumentDefinition> definitions = TestAccounts.definitions();
        this.random = new Random(seed);
        this.observer = observer;
        this.fold = new AccountFold(
                TestAccounts.settings(limits(random, window, slicing), AccountScenario.VENUE), definitions);
        this.state = fold.newState();
        this.venue = new PaperVenue(settings(random), definitions);
        this.late = random.nextBoolean();
        this.refusesOneIn = random.nextBoolean() ? 25 : 4;
        this.instruments = List.copyOf(definitions.keySet());
        instruments.forEach(instrument -> prices.put(instrument, 1000.0));
    }

    /** Some accounts take their profit at once, others in parts and nearer with time. */
    private static RiskLimits limits(Random random, Duration window, Slicing slicing) {
        return RiskLimits.builder()
                .cooldown(Duration.ofSeconds(30))
                .maxMarkAge(Duration.ofHours(2))
                .targets(TARGETS.get(random.nextInt(TARGETS.size())))
                .vetoWindow(window)
                .execution(ExecutionPolicy.DEFAULT.withSlicing(slicing))
                .build();
    }

    private static Targets.Rung rung(String atr, String part) {
        return new Targets.Rung(new TargetDistance.OfAtr(new BigDecimal(atr)), new BigDecimal(part));
    }

    private static Targets.Step step(int seconds, String atr) {
        return new Targets.Step(Duration.ofSeconds(seconds), new TargetDistance.OfAtr(new BigDecimal(atr)));
    }

    /** Some venues fill at once and wholly, others with the next candle or in parts. */
    private static PaperSettings settings(Random random) {
        PaperSettings usual = PaperSettings.DEFAULTS;
        return new PaperSettings(
                random.nextBoolean() ? FillAt.LAST_CLOSE : FillAt.NEXT_OPEN,
                usual.spreadTicks(),
                usual.slippage(),
                usual.makerFee(),
                usual.takerFee(),
                random.nextBoolean() ? usual.orderFee() : new BigDecimal("0.25"),
                usual.participation(),
                random.nextBoolean(),
                random.nextBoolean()
                        ? FundingSettings.NONE
                        : FundingSettings.constant(new BigDecimal("0.0001"), Duration.ofHours(1)),
                usual.latency(),
                usual.maxWorkingOrders());
    }

    void run(int steps) {
        instruments.forEach(this::mark);
        for (int step = 0; step < steps; step++) {
            now = now.plus(Duration.ofSeconds(random.nextInt(40)));
            happen(random.nextInt(100));
            if (state.orders().areAnyHeld() && random.nextInt(3) == 0) {
                OperatorCommandKind said =
                        random.nextBoolean() ? OperatorCommandKind.VETO : OperatorCommandKind.ACKNOWLEDGE;
                write(event(AccountEventKind.COMMAND).setCommand(command(said)).build());
            }
            if (!late || random.nextInt(3) == 0) {
                drain();
                observer.settled(state, venueState);
                if (random.nextInt(4) == 0) {
                    compare();
                }
            }
        }
    }

    private void happen(int what) {
        if (what < 50) {
            mark(instruments.get(random.nextInt(instruments.size())));
        } else if (what < 75) {
            signal();
        } else if (what < 85) {
            write(event(AccountEventKind.TICK).build());
        } else if (what < 88) {
            write(event(AccountEventKind.COMMAND)
                    .setCommand(command(anyCommand()))
                    .build());
        } else if (what < 92) {
            write(event(AccountEventKind.COMMAND)
                    .setCommand(command(OperatorCommandKind.RESUME))
                    .build());
        } else if (what < 94) {
            write(log.get(random.nextInt(log.size())));
        } else if (what < 96) {
            venueEndsAStop();
        } else if (what < 97) {
            now = now.plus(Duration.ofHours(random.nextInt(30)));
        } else if (what < 98) {
            BigDecimal drift = BigDecimal.valueOf(random.nextInt(2001) - 1000, 2);
            Balance balance =
                    new Balance("USD", state.ledger().balance().value().add(drift));
            write(event(AccountEventKind.BALANCE).setBalance(balance).build());
        } else {
            SyncState sync = new SyncState(VENUE, random.nextInt(4) > 0, "so it is");
            write(event(AccountEventKind.SYNC_STATE).setSyncState(sync).build());
        }
    }

    private OperatorCommandKind anyCommand() {
        OperatorCommandKind[] kinds = OperatorCommandKind.values();
        return kinds[random.nextInt(kinds.length)];
    }

    private void mark(String instrument) {
        now = now.plusMillis(1);
        double open = prices.getOrDefault(instrument, 1000.0);
        double close = Math.max(50, Math.round(open + random.nextGaussian() * 8));
        double low = Math.max(1, Math.min(open, close) - random.nextInt(6));
        double high = Math.max(open, close) + random.nextInt(6);
        prices.put(instrument, close);
        Double atr = random.nextInt(30) == 0 ? null : Double.valueOf(5 + random.nextInt(20));
        String candle = Ids.candle(instrument, Timeframe.M1, now);
        Mark mark = new Mark(instrument, candle, open, high, low, close, random.nextInt(60) * 1.0, atr);
        write(event(AccountEventKind.MARK).setMark(mark).build());
    }

    private void signal() {
        Pattern[] patterns = Pattern.values();
        String instrument = instruments.get(random.nextInt(instruments.size()));
        Signal signal = new Signal(
                "signal-" + serial++,
                instrument,
                Timeframe.M1,
                "any",
                patterns[random.nextInt(patterns.length)],
                random.nextBoolean() ? Direction.LONG : Direction.SHORT,
                "candle",
                now,
                prices.getOrDefault(instrument, 1000.0),
                random.nextInt(20) == 0 ? null : Double.valueOf(5 + random.nextInt(20)),
                0.65 + random.nextInt(30) / 100.0,
                "fingerprint",
                List.of(),
                ACTIONS.get(random.nextInt(ACTIONS.size())),
                null,
                null);
        write(event(AccountEventKind.SIGNAL).setSignal(signal).build());
    }

    private OperatorCommand command(OperatorCommandKind kind) {
        return new OperatorCommand("command-" + serial++, ACCOUNT, kind, target(kind), "ana", "because", now, null);
    }

    /** An entry, waiting or sent or long gone. */
    private @Nullable String target(OperatorCommandKind kind) {
        boolean aboutOne = kind == OperatorCommandKind.VETO || kind == OperatorCommandKind.ACKNOWLEDGE;
        List<WorkingOrder> entries = state.orders().open().stream()
                .filter(order -> order.is(Leg.ENTRY))
                .toList();
        return aboutOne && !entries.isEmpty() ? entries.getLast().ticket().decisionId() : null;
    }

    /** The venue says what it holds, and now and then something else. */
    private void compare() {
        List<StatedPosition> positions = new ArrayList<>();
        for (String instrument : instruments) {
            BigDecimal lie = random.nextInt(30) == 0 ? BigDecimal.ONE : BigDecimal.ZERO;
            positions.add(new StatedPosition(
                    instrument, venueState.position(instrument).value().add(lie)));
        }
        Statement statement = new Statement(VENUE, now, positions, List.of(), List.of(), null);
        write(event(AccountEventKind.STATEMENT).setStatement(statement).build());
    }

    private void venueEndsAStop() {
        stops.values().stream().findAny().ifPresent(stop -> {
            OrderCommand cancel = OrderCommand.newBuilder(stop)
                    .setKind(OrderCommandKind.CANCEL)
                    .build();
            venue.command(venueState, cancel, this);
        });
    }

    private void drain() {
        for (AccountEvent next = told.poll(); next != null; next = told.poll()) {
            write(next);
        }
    }

    private void write(AccountEvent event) {
        log.add(event);
        outputs.clear();
        fold.apply(state, event, outputs);
        observer.after(state, event, outputs);
        List<OrderCommand> commands = List.copyOf(outputs.commands);
        venue.market(venueState, event, this);
        commands.forEach(this::execute);
    }

    private void execute(OrderCommand command) {
        if (command.getKind() == OrderCommandKind.PLACE && random.nextInt(refusesOneIn) == 0) {
            refuse(command);
            return;
        }
        if (command.getLeg() == Leg.STOP && command.getKind() == OrderCommandKind.PLACE) {
            stops.put(command.getOrderId(), command);
        } else {
            stops.remove(command.getOrderId());
        }
        venue.command(venueState, command, this);
    }

    private void refuse(OrderCommand command) {
        OrderRecord order = OrderRecord.of(command);
        order = tell(order, OrderEvents.next(order, OrderEventKind.RELEASE, now));
        order = tell(order, OrderEvents.claim(order, now, now.plusSeconds(5)));
        tell(order, OrderEvents.because(order, OrderEventKind.REJECT, now, "BUSY", "not now", null));
    }

    private OrderRecord tell(OrderRecord order, OrderEvent event) {
        orderEvent(event);
        return order.after(event);
    }

    @Override
    public void orderEvent(OrderEvent event) {
        told.add(at(event.getTime(), AccountEventKind.ORDER_EVENT)
                .setOrderEvent(event)
                .build());
    }

    @Override
    public void fill(Fill fill) {
        told.add(at(fill.getTime(), AccountEventKind.FILL).setFill(fill).build());
    }

    @Override
    public void funding(FundingPayment payment) {
        told.add(at(payment.getTime(), AccountEventKind.FUNDING)
                .setFunding(payment)
                .build());
    }

    @Override
    public void rejected(RejectReason reason, String detail) {
        // Events that come twice are refused by the venue too.
    }

    private AccountEvent.Builder event(AccountEventKind kind) {
        return at(now, kind);
    }

    private static AccountEvent.Builder at(@Nullable Instant time, AccountEventKind kind) {
        return AccountEvent.newBuilder().setAccount(ACCOUNT).setKind(kind).setTime(time);
    }
}
