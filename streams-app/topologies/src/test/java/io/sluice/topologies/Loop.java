package io.sluice.topologies;

import io.sluice.account.AccountFold;
import io.sluice.account.AccountSettings;
import io.sluice.account.AccountSink;
import io.sluice.account.AccountState;
import io.sluice.instrument.InstrumentFold;
import io.sluice.instrument.InstrumentSettings;
import io.sluice.instrument.InstrumentSink;
import io.sluice.instrument.InstrumentState;
import io.sluice.market.InstrumentDefinition;
import io.sluice.risk.PatternCorrelation;
import io.sluice.risk.RiskLimits;
import io.sluice.risk.RiskLimitsBuilder;
import io.sluice.schemas.AccountEvent;
import io.sluice.schemas.AccountEventKind;
import io.sluice.schemas.AccountSnapshot;
import io.sluice.schemas.Alert;
import io.sluice.schemas.Candle;
import io.sluice.schemas.Drift;
import io.sluice.schemas.Fill;
import io.sluice.schemas.FundingPayment;
import io.sluice.schemas.FundingRate;
import io.sluice.schemas.Mark;
import io.sluice.schemas.OrderCommand;
import io.sluice.schemas.OrderEvent;
import io.sluice.schemas.Position;
import io.sluice.schemas.RejectReason;
import io.sluice.schemas.RiskDecision;
import io.sluice.schemas.Signal;
import io.sluice.schemas.SuppressedSignal;
import io.sluice.schemas.Timeframe;
import io.sluice.schemas.catalogue.Topic;
import io.sluice.schemas.catalogue.Topics;
import io.sluice.value.Money;
import io.sluice.venue.PaperSettings;
import io.sluice.venue.PaperSink;
import io.sluice.venue.PaperState;
import io.sluice.venue.PaperVenue;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;

/**
 * The three folds in a loop, without Kafka: one instrument, one account, the paper venue. The slow, obvious statement of
 * what the topologies must write when each candle is played after the last one has had all its effects.
 */
public final class Loop implements InstrumentSink, AccountSink, PaperSink {
    public static final String ACCOUNT = "alpha";

    private final InstrumentFold instruments;
    private final AccountFold accounts;
    private final PaperVenue venue;
    private final InstrumentState instrument;
    private final AccountState account;
    private final PaperState paper = new PaperState(ACCOUNT);
    private final Deque<AccountEvent> inbox = new ArrayDeque<>();
    private final Deque<OrderCommand> commands = new ArrayDeque<>();
    private final Map<Topic<?>, List<SpecificRecord>> written = new LinkedHashMap<>();
    private final List<SpecificRecord> venueSaw = new ArrayList<>();

    public Loop(String instrumentId) {
        instruments = instrumentFold(instrumentId);
        accounts = accountFold(instrumentId);
        venue = venue(instrumentId);
        instrument = instruments.newState();
        account = accounts.newState();
    }

    /** Every detector there is, on minutes. */
    public static InstrumentFold instrumentFold(String instrumentId) {
        return new InstrumentFold(InstrumentSettings.defaults(Market.coin(instrumentId), Timeframe.M1));
    }

    /** An account at the paper venue that trades often. */
    public static AccountFold accountFold(String instrumentId) {
        return accountFold(instrumentId, limits().build());
    }

    /** Of an account that trades often. */
    public static RiskLimitsBuilder limits() {
        return RiskLimits.builder()
                .minConfidence(new BigDecimal("0.10"))
                .cooldown(Duration.ofMinutes(2))
                .maxExecutionsPerDay(1_000);
    }

    /** An account at the paper venue within these limits. */
    public static AccountFold accountFold(String instrumentId, RiskLimits limits) {
        AccountSettings settings = new AccountSettings(
                ACCOUNT, "paper", "USD", Money.of("100000"), Set.of(instrumentId), limits, PatternCorrelation.DEFAULTS);
        return new AccountFold(settings, definitions(instrumentId));
    }

    public static PaperVenue venue(String instrumentId) {
        return new PaperVenue(PaperSettings.DEFAULTS, definitions(instrumentId));
    }

    private static Map<String, InstrumentDefinition> definitions(String instrumentId) {
        return Map.of(instrumentId, Market.coin(instrumentId));
    }

    /** Plays a candle and all that follows from it. */
    public void play(Candle candle) {
        instruments.apply(instrument, candle, this);
        inbox.stream()
                .filter(event -> event.getKind() == AccountEventKind.MARK)
                .toList()
                .forEach(this::market);
        while (!inbox.isEmpty() || !commands.isEmpty()) {
            if (inbox.isEmpty()) {
                command(commands.poll());
            } else {
                accounts.apply(account, inbox.poll(), this);
            }
        }
    }

    private void market(AccountEvent mark) {
        venueSaw.add(mark);
        venue.market(paper, mark, this);
    }

    private void command(OrderCommand command) {
        venueSaw.add(command);
        venue.command(paper, command, this);
    }

    /** Marks ({@link AccountEvent}) and commands ({@link OrderCommand}) in the order in which the venue took them. */
    public List<SpecificRecord> venueSaw() {
        return List.copyOf(venueSaw);
    }

    /** What one topic holds after all that has been played. */
    @SuppressWarnings("unchecked") // Each list is filled with its topic's values only.
    public <V extends SpecificRecord> List<V> written(Topic<V> topic) {
        return (List<V>) written.getOrDefault(topic, List.of());
    }

    /** The next fold gets what a topic would have given it. */
    private <V extends SpecificRecord> V write(Topic<V> topic, V value) {
        V copy = Wire.copy(value);
        written.computeIfAbsent(topic, each -> new ArrayList<>()).add(copy);
        return copy;
    }

    private void tell(AccountEvent.Builder event) {
        inbox.add(write(Topics.ACCOUNT_EVENTS, event.setAccount(ACCOUNT).build()));
    }

    @Override
    public void mark(Mark mark, Instant closeTime) {
        tell(AccountEvent.newBuilder()
                .setKind(AccountEventKind.MARK)
                .setTime(closeTime)
                .setMark(mark));
    }

    @Override
    public void signal(Signal signal) {
        write(Topics.SIGNALS, signal);
        tell(AccountEvent.newBuilder()
                .setKind(AccountEventKind.SIGNAL)
                .setTime(signal.getTime())
                .setSignal(signal));
    }

    @Override
    public void suppressed(SuppressedSignal suppressed) {
        write(Topics.SIGNALS_SUPPRESSED, suppressed);
    }

    @Override
    public void rolledUp(Candle candle) {
        write(Topics.candles(candle.getTimeframe()), candle);
    }

    @Override
    public void mergedLate(Candle candle) {
        throw new AssertionError("no candle here is late: " + candle);
    }

    @Override
    public void decision(RiskDecision decision) {
        write(Topics.RISK_DECISIONS, decision);
    }

    @Override
    public void order(OrderCommand command) {
        commands.add(write(Topics.ORDERS_PAPER, command));
    }

    @Override
    public void held(OrderEvent event) {
        write(Topics.ORDER_EVENTS, event);
    }

    @Override
    public void position(Position position) {
        write(Topics.POSITIONS, position);
    }

    @Override
    public void snapshot(AccountSnapshot snapshot) {
        write(Topics.ACCOUNTS, snapshot);
    }

    @Override
    public void drift(Drift drift) {
        write(Topics.DRIFT, drift);
    }

    @Override
    public void alert(Alert alert) {
        write(Topics.ALERTS, alert);
    }

    @Override
    public void orderEvent(OrderEvent event) {
        write(Topics.ORDER_EVENTS, event);
        tell(AccountEvent.newBuilder()
                .setKind(AccountEventKind.ORDER_EVENT)
                .setTime(event.getTime())
                .setOrderEvent(event));
    }

    @Override
    public void fill(Fill fill) {
        write(Topics.FILLS, fill);
        tell(AccountEvent.newBuilder()
                .setKind(AccountEventKind.FILL)
                .setTime(fill.getTime())
                .setFill(fill));
    }

    @Override
    public void fundingRate(String to, FundingRate rate, Instant time) {
        tell(AccountEvent.newBuilder()
                .setKind(AccountEventKind.FUNDING_RATE)
                .setTime(time)
                .setFundingRate(rate));
    }

    @Override
    public void funding(FundingPayment payment) {
        write(Topics.FUNDING, payment);
        tell(AccountEvent.newBuilder()
                .setKind(AccountEventKind.FUNDING)
                .setTime(payment.getTime())
                .setFunding(payment));
    }

    @Override
    public void rejected(RejectReason reason, String detail) {
        throw new AssertionError("nothing here is wrong: " + reason + " " + detail);
    }
}
