package io.sluice.schemas.catalogue;

import io.sluice.schemas.AccountEvent;
import io.sluice.schemas.AccountSnapshot;
import io.sluice.schemas.Alert;
import io.sluice.schemas.AlertDelivery;
import io.sluice.schemas.AuditEntry;
import io.sluice.schemas.Candle;
import io.sluice.schemas.DeadLetter;
import io.sluice.schemas.Drift;
import io.sluice.schemas.FeatureVector;
import io.sluice.schemas.Fill;
import io.sluice.schemas.FundingPayment;
import io.sluice.schemas.OperatorCommand;
import io.sluice.schemas.OrderCommand;
import io.sluice.schemas.OrderEvent;
import io.sluice.schemas.Position;
import io.sluice.schemas.Quote;
import io.sluice.schemas.RiskDecision;
import io.sluice.schemas.Signal;
import io.sluice.schemas.SuppressedSignal;
import io.sluice.schemas.Timeframe;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/** The topic catalogue (C-TOPICS): the single source from which topics, documents and tests are made. */
public final class Topics {
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration MONTH = Duration.ofDays(30);
    private static final Duration YEAR = Duration.ofDays(365);
    private static final Duration SEVEN_YEARS = Duration.ofDays(7 * 365 + 2);
    private static final Duration FOR_EVER = null;

    private static final String FEEDS = "feeds";
    private static final String INSTRUMENT_FOLD = "instrument topology";
    private static final String ACCOUNT_FOLD = "account topology";
    private static final String CONNECTORS = "venue connectors";
    private static final String OPERATORS = "operator API and command line";
    private static final String ALERTING = "alerting";
    private static final String DASHBOARD = "dashboard";
    private static final String AUDIT = "audit store";
    private static final String REPLAY = "replay";

    private static final List<Topic<?>> ALL = new ArrayList<>();

    public static final Topic<Candle> CANDLES_1M = candles(Timeframe.M1, "1m");
    public static final Topic<Candle> CANDLES_5M = candles(Timeframe.M5, "5m");
    public static final Topic<Candle> CANDLES_15M = candles(Timeframe.M15, "15m");
    public static final Topic<Candle> CANDLES_1H = candles(Timeframe.H1, "1h");
    public static final Topic<Candle> CANDLES_4H = candles(Timeframe.H4, "4h");
    public static final Topic<Candle> CANDLES_1D = candles(Timeframe.D1, "1d");

    public static final Topic<Quote> QUOTES = topic("quotes", TopicKey.INSTRUMENT, Quote.class, Quote.getClassSchema())
            .kept(DAY, Cleanup.COMPACT_DELETE)
            .flow(FEEDS, CONNECTORS, DASHBOARD)
            .add("best bid and ask, mark price and funding rate of each instrument");

    public static final Topic<Signal> SIGNALS = topic(
                    "signals", TopicKey.INSTRUMENT, Signal.class, Signal.getClassSchema())
            .kept(YEAR, Cleanup.DELETE)
            .flow(INSTRUMENT_FOLD, ALERTING, DASHBOARD, REPLAY)
            .add("detected opportunities after de-duplication and rate limit");

    public static final Topic<SuppressedSignal> SIGNALS_SUPPRESSED = topic(
                    "signals.suppressed",
                    TopicKey.INSTRUMENT,
                    SuppressedSignal.class,
                    SuppressedSignal.getClassSchema())
            .kept(MONTH, Cleanup.DELETE)
            .flow(INSTRUMENT_FOLD, DASHBOARD)
            .add("detected opportunities that admission held back, each with its reason");

    public static final Topic<AccountEvent> ACCOUNT_EVENTS = topic(
                    "account-events", TopicKey.ACCOUNT, AccountEvent.class, AccountEvent.getClassSchema())
            .kept(YEAR, Cleanup.DELETE)
            .money()
            .flow(
                    String.join(", ", INSTRUMENT_FOLD, CONNECTORS, OPERATORS, "clock"),
                    ACCOUNT_FOLD,
                    "paper venue",
                    REPLAY)
            .add("the ordered inbox of an account: all that its decisions depend on");

    public static final Topic<RiskDecision> RISK_DECISIONS = topic(
                    "risk-decisions", TopicKey.ACCOUNT, RiskDecision.class, RiskDecision.getClassSchema())
            .kept(SEVEN_YEARS, Cleanup.DELETE)
            .money()
            .flow(ACCOUNT_FOLD, AUDIT, DASHBOARD, REPLAY)
            .add("one record for every trade intent: approved or rejected, every check with its figures");

    public static final Topic<OrderCommand> ORDERS_BINANCE = orders("binance");
    public static final Topic<OrderCommand> ORDERS_MT5 = orders("mt5");
    public static final Topic<OrderCommand> ORDERS_PAPER = orders("paper");

    public static final Topic<OrderEvent> ORDER_EVENTS = topic(
                    "order-events", TopicKey.ACCOUNT, OrderEvent.class, OrderEvent.getClassSchema())
            .kept(SEVEN_YEARS, Cleanup.DELETE)
            .money()
            .flow(String.join(", ", CONNECTORS, ACCOUNT_FOLD), CONNECTORS, AUDIT, DASHBOARD)
            .add("every state an order went through; what waits for a veto is told by the account topology");

    public static final Topic<Fill> FILLS = topic("fills", TopicKey.ACCOUNT, Fill.class, Fill.getClassSchema())
            .kept(SEVEN_YEARS, Cleanup.DELETE)
            .money()
            .flow(CONNECTORS, CONNECTORS, AUDIT, DASHBOARD)
            .add("one record for each execution at a venue, with fee and liquidity");

    public static final Topic<FundingPayment> FUNDING = topic(
                    "funding", TopicKey.ACCOUNT, FundingPayment.class, FundingPayment.getClassSchema())
            .kept(SEVEN_YEARS, Cleanup.DELETE)
            .money()
            .flow(CONNECTORS, AUDIT, DASHBOARD)
            .add("one record for each payment for holding a perpetual future at a settlement instant");

    public static final Topic<Position> POSITIONS = topic(
                    "positions", TopicKey.POSITION, Position.class, Position.getClassSchema())
            .kept(FOR_EVER, Cleanup.COMPACT)
            .flow(ACCOUNT_FOLD, DASHBOARD)
            .add("what each account holds of each instrument now");

    public static final Topic<AccountSnapshot> ACCOUNTS = topic(
                    "accounts", TopicKey.ACCOUNT, AccountSnapshot.class, AccountSnapshot.getClassSchema())
            .kept(FOR_EVER, Cleanup.COMPACT)
            .flow(ACCOUNT_FOLD, DASHBOARD, "feeds that play history")
            .add("balance, equity, margin and breaker of each account now");

    public static final Topic<OperatorCommand> OPERATOR_COMMANDS = topic(
                    "operator-commands", TopicKey.ACCOUNT, OperatorCommand.class, OperatorCommand.getClassSchema())
            .kept(SEVEN_YEARS, Cleanup.DELETE)
            .money()
            .flow(OPERATORS, ALERTING, AUDIT, DASHBOARD)
            .add("veto, halt, resume, flatten, acknowledge: who gave the order and why");

    public static final Topic<Alert> ALERTS = topic("alerts", TopicKey.ALERT_SCOPE, Alert.class, Alert.getClassSchema())
            .kept(YEAR, Cleanup.DELETE)
            .flow(String.join(", ", ACCOUNT_FOLD, CONNECTORS, ALERTING), ALERTING, DASHBOARD)
            .add("what people are told, each with its severity");

    public static final Topic<AlertDelivery> ALERT_DELIVERIES = topic(
                    "alert-deliveries", TopicKey.ALERT, AlertDelivery.class, AlertDelivery.getClassSchema())
            .kept(SEVEN_YEARS, Cleanup.DELETE)
            .flow(ALERTING, AUDIT, DASHBOARD)
            .add("attempts, receipts and acknowledgements of alerts");

    public static final Topic<Drift> DRIFT = topic("drift", TopicKey.ACCOUNT, Drift.class, Drift.getClassSchema())
            .kept(YEAR, Cleanup.DELETE)
            .flow(String.join(", ", ACCOUNT_FOLD, CONNECTORS), ALERTING, DASHBOARD)
            .add("differences between intents, venue orders and venue positions");

    public static final Topic<FeatureVector> FEATURES_1M = features("1m");
    public static final Topic<FeatureVector> FEATURES_5M = features("5m");
    public static final Topic<FeatureVector> FEATURES_15M = features("15m");
    public static final Topic<FeatureVector> FEATURES_1H = features("1h");
    public static final Topic<FeatureVector> FEATURES_4H = features("4h");
    public static final Topic<FeatureVector> FEATURES_1D = features("1d");

    public static final Topic<AuditEntry> AUDIT_ENTRIES = topic(
                    "audit", TopicKey.ENTITY, AuditEntry.class, AuditEntry.getClassSchema())
            .kept(SEVEN_YEARS, Cleanup.DELETE)
            .money()
            .flow(AUDIT, "auditors")
            .add("hash-chained record of everything that changed state");

    public static final Topic<DeadLetter> DEAD_LETTERS = topic(
                    "dead-letters", TopicKey.SOURCE_TOPIC, DeadLetter.class, DeadLetter.getClassSchema())
            .kept(MONTH, Cleanup.DELETE)
            .flow(String.join(", ", INSTRUMENT_FOLD, ACCOUNT_FOLD, CONNECTORS), "data engineers", DASHBOARD)
            .add("refused records with their bytes, the reason and where they came from");

    private Topics() {}

    /** All topics, in the order of the documents. */
    public static List<Topic<?>> all() {
        return List.copyOf(ALL);
    }

    /** The topic with this local name. */
    public static Optional<Topic<?>> named(String name) {
        return ALL.stream().filter(topic -> topic.name().equals(name)).findFirst();
    }

    /**
     * The candle topic of a timeframe.
     *
     * @throws IllegalArgumentException for {@link Timeframe#UNRECOGNISED}
     */
    public static Topic<Candle> candles(Timeframe timeframe) {
        return switch (timeframe) {
            case M1 -> CANDLES_1M;
            case M5 -> CANDLES_5M;
            case M15 -> CANDLES_15M;
            case H1 -> CANDLES_1H;
            case H4 -> CANDLES_4H;
            case D1 -> CANDLES_1D;
            case UNRECOGNISED -> throw new IllegalArgumentException("no topic for an unrecognised timeframe");
        };
    }

    private static Topic<Candle> candles(Timeframe timeframe, String suffix) {
        String writers = timeframe == Timeframe.M1 ? FEEDS : FEEDS + ", " + INSTRUMENT_FOLD;
        return topic("candles." + suffix, TopicKey.INSTRUMENT, Candle.class, Candle.getClassSchema())
                .kept(SEVEN_YEARS, Cleanup.DELETE)
                .flow(writers, INSTRUMENT_FOLD, DASHBOARD, REPLAY)
                .add("closed candles of " + suffix);
    }

    private static Topic<OrderCommand> orders(String venue) {
        return topic("orders." + venue, TopicKey.ACCOUNT, OrderCommand.class, OrderCommand.getClassSchema())
                .kept(SEVEN_YEARS, Cleanup.DELETE)
                .money()
                .flow(ACCOUNT_FOLD, venue + " connector", AUDIT, REPLAY)
                .add("what the " + venue + " connector must do");
    }

    private static Topic<FeatureVector> features(String suffix) {
        return topic("features." + suffix, TopicKey.INSTRUMENT, FeatureVector.class, FeatureVector.getClassSchema())
                .kept(MONTH, Cleanup.DELETE)
                .flow(INSTRUMENT_FOLD, "data engineers")
                .add("all features of each candle of " + suffix + "; off by default");
    }

    private static <V extends SpecificRecord> Draft<V> topic(String name, TopicKey key, Class<V> type, Schema schema) {
        return new Draft<>(name, key, type, schema);
    }

    /** Collects a topic's properties in the words of the catalogue. */
    private static final class Draft<V extends SpecificRecord> {
        private final String name;
        private final TopicKey key;
        private final Class<V> type;
        private final Schema schema;
        private Duration kept;
        private Cleanup cleanup;
        private boolean money;
        private String writer;
        private List<String> readers;

        Draft(String name, TopicKey key, Class<V> type, Schema schema) {
            this.name = name;
            this.key = key;
            this.type = type;
            this.schema = schema;
        }

        Draft<V> kept(Duration time, Cleanup policy) {
            kept = time;
            cleanup = policy;
            return this;
        }

        Draft<V> money() {
            money = true;
            return this;
        }

        Draft<V> flow(String from, String... to) {
            writer = from;
            readers = List.of(to);
            return this;
        }

        Topic<V> add(String why) {
            Topic<V> topic = new Topic<>(name, key, type, schema, kept, cleanup, money, writer, readers, why);
            ALL.add(topic);
            return topic;
        }
    }
}
