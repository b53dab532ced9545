package io.sluice.api.view;

import io.sluice.api.push.Change;
import io.sluice.api.push.ChangeType;
import io.sluice.api.push.Changes;
import io.sluice.schemas.AccountEvent;
import io.sluice.schemas.AccountSnapshot;
import io.sluice.schemas.Alert;
import io.sluice.schemas.AlertDelivery;
import io.sluice.schemas.Candle;
import io.sluice.schemas.Drift;
import io.sluice.schemas.Fill;
import io.sluice.schemas.OperatorCommand;
import io.sluice.schemas.OrderCommand;
import io.sluice.schemas.OrderEvent;
import io.sluice.schemas.Position;
import io.sluice.schemas.Quote;
import io.sluice.schemas.RiskDecision;
import io.sluice.schemas.Signal;
import io.sluice.schemas.SuppressedSignal;
import io.sluice.schemas.Timeframe;
import io.sluice.schemas.id.Ids;
import io.sluice.schemas.serde.ExactJson;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * A namespace's topics, folded into bounded memory: what lists show, and what streams are told. One thread writes, any
 * thread reads.
 */
public final class LiveView {
    private static final int MOST_ROWS = 5_000;

    private final Changes changes;
    private final Candles candles = new Candles();
    private final Orders orders = new Orders();
    private final Alerts alerts = new Alerts();
    private final Accounts accounts = new Accounts();
    private final Hops hops;
    private final Executions executions = new Executions();
    private final Consumer<EndedOrder> endedMeter;
    private final Map<String, String> quotes = new ConcurrentHashMap<>();
    private final Map<Listing, Shelf> shelves = new EnumMap<>(Listing.class);

    /**
     * @param changes is told what changed
     * @param hopMeter is told what each hop took
     * @param endedMeter is told each order that ends while this is watching
     */
    public LiveView(Changes changes, BiConsumer<Hop, Duration> hopMeter, Consumer<EndedOrder> endedMeter) {
        this.changes = changes;
        this.hops = new Hops(hopMeter);
        this.endedMeter = endedMeter;
        for (Listing listing : Listing.values()) {
            shelves.put(listing, new Shelf(MOST_ROWS));
        }
    }

    /**
     * What a record's arrival looks like.
     *
     * @param micros time of the record in Kafka, microseconds since 1970 UTC
     * @param nanos of this process's clock of intervals when it could be read; empty for a record of before the start,
     *     which says nothing of how long things take
     */
    record Arrival(long micros, Optional<Long> nanos) {}

    /** Takes a record in. Of types that lists do not show it takes no notice. */
    void apply(SpecificRecord value, Arrival arrival) {
        switch (value) {
            case Candle candle -> candle(candle, arrival);
            case Quote quote -> quote(quote);
            case Signal signal -> signal(signal, arrival);
            case SuppressedSignal suppressed -> suppressed(suppressed, arrival);
            case RiskDecision decision -> decision(decision, arrival);
            case OrderCommand command -> command(command, arrival);
            case OrderEvent event -> event(event, arrival);
            case Fill fill -> fill(fill, arrival);
            case Position position -> position(position);
            case AccountSnapshot snapshot -> snapshot(snapshot);
            case AccountEvent event -> event(event);
            case OperatorCommand command -> command(command, arrival);
            case Alert alert -> alert(alert, arrival);
            case AlertDelivery delivery -> delivery(delivery);
            case Drift drift -> drift(drift, arrival);
            default -> {
                // Features, funding, dead letters and audit are the archive's and the topics' own readers'.
            }
        }
    }

    private void candle(Candle candle, Arrival arrival) {
        if (candle.getTimeframe() == Timeframe.UNRECOGNISED || !candles.add(candle)) {
            return;
        }
        arrival.nanos()
                .ifPresent(nanos -> hops.cause(
                        Ids.candle(candle.getInstrument(), candle.getTimeframe(), candle.getOpenTime()), nanos));
        String key = candle.getInstrument() + " " + candle.getTimeframe();
        tell(ChangeType.CANDLE, key, null, candle.getInstrument(), ExactJson.render(candle));
    }

    private void quote(Quote quote) {
        String json = ExactJson.render(quote);
        quotes.put(quote.getInstrument(), json);
        tell(ChangeType.QUOTE, quote.getInstrument(), null, quote.getInstrument(), json);
    }

    private void signal(Signal signal, Arrival arrival) {
        arrival.nanos().ifPresent(nanos -> {
            hops.effect(Hop.CANDLE_TO_SIGNAL, signal.getCandleId(), nanos);
            hops.cause(signal.getId(), nanos);
        });
        Row row = row(signal.getId(), signal.getTime(), arrival, null, signal.getInstrument(), signal);
        keep(Listing.SIGNALS, row);
        tell(ChangeType.SIGNAL, row.id(), null, signal.getInstrument(), row.json());
    }

    private void suppressed(SuppressedSignal suppressed, Arrival arrival) {
        Signal signal = suppressed.getSignal();
        keep(
                Listing.SUPPRESSED_SIGNALS,
                row(signal.getId(), signal.getTime(), arrival, null, signal.getInstrument(), suppressed));
    }

    private void decision(RiskDecision decision, Arrival arrival) {
        arrival.nanos().ifPresent(nanos -> {
            hops.effect(Hop.SIGNAL_TO_DECISION, decision.getCauseId(), nanos);
            hops.cause(decision.getId(), nanos);
        });
        String instrument = decision.getIntent().getInstrument();
        Row plain = row(decision.getId(), decision.getTime(), arrival, decision.getAccount(), instrument, decision);
        Map<String, String> keys = new HashMap<>(plain.keys());
        keys.put("approved", Boolean.toString(decision.getApproved()));
        keep(
                Listing.DECISIONS,
                new Row(plain.id(), plain.timeMicros(), plain.knownMicros(), Map.copyOf(keys), plain.json()));
        tell(ChangeType.DECISION, plain.id(), decision.getAccount(), instrument, plain.json());
    }

    private void command(OrderCommand command, Arrival arrival) {
        arrival.nanos().ifPresent(nanos -> {
            hops.effect(Hop.DECISION_TO_ORDER, command.getDecisionId(), nanos);
            hops.cause(command.getOrderId(), nanos);
        });
        orders.command(command, known(command.getTime(), arrival)).ifPresent(this::tellOrder);
        addUp(command.getOrderId(), arrival);
    }

    private void event(OrderEvent event, Arrival arrival) {
        tellOrder(orders.event(event, known(event.getTime(), arrival)));
        tell(ChangeType.ORDER_EVENT, event.getId(), event.getAccount(), event.getInstrument(), ExactJson.render(event));
        addUp(event.getOrderId(), arrival);
    }

    private void addUp(String orderId, Arrival arrival) {
        orders.takeEnded(orderId).ifPresent(order -> {
            executions.add(order);
            if (arrival.nanos().isPresent()) {
                endedMeter.accept(order);
            }
        });
    }

    private void tellOrder(Row row) {
        tell(ChangeType.ORDER, row.id(), row.keys().get("account"), row.keys().get("instrument"), row.json());
    }

    private void fill(Fill fill, Arrival arrival) {
        arrival.nanos().ifPresent(nanos -> hops.effect(Hop.ORDER_TO_FILL, fill.getOrderId(), nanos));
        Row row = row(fill.getId(), fill.getTime(), arrival, fill.getAccount(), fill.getInstrument(), fill);
        keep(Listing.FILLS, row);
        orders.fill(fill, row.knownMicros());
        addUp(fill.getOrderId(), arrival);
        tell(ChangeType.FILL, row.id(), fill.getAccount(), fill.getInstrument(), row.json());
    }

    private void position(Position position) {
        String key = position.getAccount() + "|" + position.getInstrument();
        tell(ChangeType.POSITION, key, position.getAccount(), position.getInstrument(), accounts.position(position));
    }

    private void snapshot(AccountSnapshot snapshot) {
        tell(ChangeType.ACCOUNT, snapshot.getAccount(), snapshot.getAccount(), null, accounts.snapshot(snapshot));
    }

    private void event(AccountEvent event) {
        if (event.getSyncState() != null) {
            accounts.synchronisation(event.getAccount(), event.getSyncState(), event.getTime());
        }
    }

    private void command(OperatorCommand command, Arrival arrival) {
        keep(Listing.COMMANDS, row(command.getId(), command.getTime(), arrival, command.getAccount(), null, command));
        alerts.command(command).ifPresent(this::tellAlert);
    }

    private void alert(Alert alert, Arrival arrival) {
        alerts.alert(alert, known(alert.getTime(), arrival)).ifPresent(this::tellAlert);
    }

    private void tellAlert(Row row) {
        tell(ChangeType.ALERT, row.id(), row.keys().get("account"), row.keys().get("instrument"), row.json());
    }

    private void delivery(AlertDelivery delivery) {
        alerts.delivery(delivery);
        tell(ChangeType.DELIVERY, delivery.getId(), null, null, ExactJson.render(delivery));
    }

    private void drift(Drift drift, Arrival arrival) {
        Row row = row(drift.getId(), drift.getTime(), arrival, drift.getAccount(), drift.getInstrument(), drift);
        keep(Listing.DRIFT, row);
        tell(ChangeType.DRIFT, row.id(), drift.getAccount(), drift.getInstrument(), row.json());
    }

    private static Row row(
            String id,
            Instant time,
            Arrival arrival,
            @Nullable String account,
            @Nullable String instrument,
            SpecificRecord record) {
        Map<String, String> keys = new HashMap<>();
        if (account != null) {
            keys.put("account", account);
        }
        if (instrument != null) {
            keys.put("instrument", instrument);
        }
        return new Row(id, Micros.of(time), known(time, arrival), Map.copyOf(keys), ExactJson.render(record));
    }

    private static long known(Instant time, Arrival arrival) {
        return Math.max(Micros.of(time), arrival.micros());
    }

    private void keep(Listing listing, Row row) {
        shelves.get(listing).put(row);
    }

    private void tell(ChangeType type, String key, @Nullable String account, @Nullable String instrument, String data) {
        changes.publish(new Change(type, key, account, instrument, data));
    }

    /** A list began to be read in its middle: older rows exist. */
    void incomplete(Class<?> type) {
        if (type == OrderCommand.class || type == OrderEvent.class) {
            orders.incomplete();
        } else if (type == Alert.class) {
            alerts.incomplete();
        } else {
            listing(type).map(shelves::get).ifPresent(Shelf::incomplete);
        }
    }

    private static Optional<Listing> listing(Class<?> type) {
        return Optional.ofNullable(Map.of(
                        Signal.class, Listing.SIGNALS,
                        SuppressedSignal.class, Listing.SUPPRESSED_SIGNALS,
                        RiskDecision.class, Listing.DECISIONS,
                        Fill.class, Listing.FILLS,
                        OperatorCommand.class, Listing.COMMANDS,
                        Drift.class, Listing.DRIFT)
                .get(type));
    }

    /** Rows of a list that are wanted, newest first. */
    public List<Row> page(Listing listing, Query query) {
        return switch (listing) {
            case ORDERS -> orders.page(query);
            case ALERTS -> alerts.page(query);
            case SIGNALS, SUPPRESSED_SIGNALS, DECISIONS, FILLS, COMMANDS, DRIFT ->
                shelves.get(listing).page(query);
        };
    }

    /** One row of a list. */
    public Optional<Row> find(Listing listing, String id) {
        return switch (listing) {
            case ORDERS -> orders.find(id);
            case ALERTS -> alerts.find(id);
            case SIGNALS, SUPPRESSED_SIGNALS, DECISIONS, FILLS, COMMANDS, DRIFT ->
                shelves.get(listing).find(id);
        };
    }

    /** False when the list may have rows older than those in memory. */
    public boolean complete(Listing listing) {
        return switch (listing) {
            case ORDERS -> orders.complete();
            case ALERTS -> alerts.complete();
            case SIGNALS, SUPPRESSED_SIGNALS, DECISIONS, FILLS, COMMANDS, DRIFT ->
                shelves.get(listing).complete();
        };
    }

    /** The newest candles that are wanted as JSON, oldest first; times go by when candles opened. */
    public List<String> candles(String instrument, Timeframe timeframe, Query query) {
        return candles.page(instrument, timeframe, query);
    }

    /** An order with its events and fills, as JSON. */
    public Optional<String> order(String orderId) {
        return orders.detail(orderId);
    }

    /** An alert with its deliveries, as JSON. */
    public Optional<String> alert(String alertId) {
        return alerts.detail(alertId);
    }

    /** The newest snapshot of each account, as JSON. */
    public List<String> accounts() {
        return accounts.snapshots();
    }

    /** The newest snapshot of an account, as JSON. */
    public Optional<String> account(String account) {
        return accounts.snapshot(account);
    }

    /** Points of an account's equity, as JSON, oldest first. */
    public List<String> equity(String account, long fromMicros, long toMicros) {
        return accounts.equity(account, fromMicros, toMicros);
    }

    /** What accounts hold, as JSON. */
    public List<String> positions(Optional<String> account, Optional<String> instrument) {
        return accounts.positions(account, instrument);
    }

    /** The newest quote of an instrument, as JSON. */
    public Optional<String> quote(String instrument) {
        return Optional.ofNullable(quotes.get(instrument));
    }

    /** When the newest candle of an instrument closed. */
    public Optional<Instant> newestClose(String instrument) {
        return candles.newestClose(instrument);
    }

    /** Close of the newest candle of an instrument, quote currency. */
    public Optional<Double> lastPrice(String instrument) {
        return candles.lastPrice(instrument);
    }

    /** The latest close of any candle: what time it is for the feeds. */
    public Optional<Instant> feedTime() {
        return candles.feedTime();
    }

    /** Whether venues can be relied on. */
    public List<VenueState> venues() {
        return accounts.venues();
    }

    /** How well orders are executed, for each venue and instrument. */
    public List<ExecutionFigures> executions() {
        return executions.figures();
    }

    /** How long each hop takes. */
    public List<HopFigures> hops() {
        return hops.figures();
    }
}
