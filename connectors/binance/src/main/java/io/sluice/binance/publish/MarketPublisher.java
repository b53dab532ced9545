package io.sluice.binance.publish;

import io.sluice.binance.market.MarketSink;
import io.sluice.market.Timeframes;
import io.sluice.schemas.AccountEvent;
import io.sluice.schemas.Alert;
import io.sluice.schemas.AlertKind;
import io.sluice.schemas.Candle;
import io.sluice.schemas.Quote;
import io.sluice.schemas.Severity;
import io.sluice.schemas.Timeframe;
import io.sluice.schemas.catalogue.Namespace;
import io.sluice.schemas.catalogue.Topic;
import io.sluice.schemas.catalogue.Topics;
import io.sluice.schemas.id.Ids;
import io.sluice.schemas.serde.AvroSerializer;
import io.sluice.schemas.serde.SchemaRegistryClient;
import io.sluice.schemas.serde.SerdeConfig;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Writes candles to {@code candles.<timeframe>}, quotes to {@code quotes} and holes to {@code alerts}. A candle that could
 * not be written ends it: what came after would make a gap that nobody sees. Whoever started it begins anew, from the last
 * candle on the topic ({@link LastCandles}).
 */
public final class MarketPublisher implements MarketSink, AutoCloseable {
    /** How long the first candles wait for bid and ask. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(10);

    private final Namespace namespace;
    private final RateTelling rates;
    private final QuoteTelling quotes;
    /** Candles keep their order, whichever thread sends them. */
    private final ReentrantLock order = new ReentrantLock();

    private final FirstQuotes firstQuotes;
    private final Thread patience;
    private final KafkaProducer<String, SpecificRecord> producer;
    private final CompletableFuture<Throwable> failure = new CompletableFuture<>();

    /**
     * @param kafka how to reach the cluster: {@code bootstrap.servers} and security
     * @param registry stays the caller's to close
     */
    public MarketPublisher(Namespace namespace, Map<String, Object> kafka, SchemaRegistryClient registry) {
        this(namespace, kafka, registry, Map.of(), Map.of());
    }

    /**
     * @param traders accounts that trade each instrument: their inboxes are told its funding rate (R-FUNDING)
     * @param quoted those of them that decide by its bid and ask (R-SLIPPAGE), which are told as well; the first candles
     *     of these instruments wait for it a moment, since what they signal would be rejected until then
     */
    public MarketPublisher(
            Namespace namespace,
            Map<String, Object> kafka,
            SchemaRegistryClient registry,
            Map<String, Set<String>> traders,
            Map<String, Set<String>> quoted) {
        this.namespace = namespace;
        this.rates = new RateTelling(traders);
        this.quotes = new QuoteTelling(quoted);
        this.firstQuotes = new FirstQuotes(quoted.entrySet().stream()
                .filter(traded -> !traded.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet()));
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        // A broker may take a new partition's second request and not its first: then both would be tried again and
        // again.
        settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        producer = new KafkaProducer<>(
                settings, new StringSerializer(), new AvroSerializer<>(registry, SerdeConfig.DEFAULT));
        patience = Thread.ofVirtual().name("first-quotes").start(this::giveUp);
    }

    private void giveUp() {
        try {
            Thread.sleep(PATIENCE);
            inOrder(() -> firstQuotes.giveUp().forEach(this::publish));
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private void inOrder(Runnable step) {
        order.lock();
        try {
            step.run();
        } finally {
            order.unlock();
        }
    }

    /** Completes when something could not be written, with the reason; nothing is written any more from then on. */
    public CompletableFuture<Throwable> failure() {
        return failure.copy();
    }

    @Override
    public void candle(Candle candle) {
        inOrder(() -> {
            if (!firstQuotes.keeps(candle)) {
                publish(candle);
            }
        });
    }

    private void publish(Candle candle) {
        quotes.heldBack(candle.getInstrument()).forEach(this::tell);
        send(Topics.candles(candle.getTimeframe()), candle.getInstrument(), candle.getCloseTime(), candle);
    }

    @Override
    public void quote(Quote quote) {
        send(Topics.QUOTES, quote.getInstrument(), quote.getTime(), quote);
        rates.due(quote).forEach(this::tell);
        quotes.due(quote).forEach(this::tell);
        inOrder(() -> firstQuotes.heard(quote.getInstrument()).forEach(this::publish));
    }

    private void tell(AccountEvent event) {
        send(Topics.ACCOUNT_EVENTS, event.getAccount(), event.getTime(), event);
    }

    @Override
    public void missing(String instrument, Timeframe timeframe, Instant from, Instant to) {
        String name = Timeframes.name(timeframe);
        String cause = Ids.candle(instrument, timeframe, from);
        Alert alert = Alert.newBuilder()
                .setId(Ids.alert("M-COMPLETE", cause))
                .setKind(AlertKind.DATA_GAP)
                .setSeverity(Severity.WARNING)
                .setInstrument(instrument)
                .setCode("M-COMPLETE")
                .setText("Binance has no " + name + " candles of " + instrument + " from " + from + " to " + to + ".")
                .setCauseId(cause)
                .setTime(to)
                .build();
        send(Topics.ALERTS, instrument, to, alert);
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the callback hears of it
    private void send(Topic<?> topic, String key, Instant time, SpecificRecord value) {
        if (failure.isDone()) {
            return;
        }
        try {
            producer.send(
                    new ProducerRecord<>(topic.in(namespace), null, time.toEpochMilli(), key, value), (to, failed) -> {
                        if (failed != null) {
                            failure.complete(failed);
                        }
                    });
        } catch (KafkaException | IllegalStateException failed) {
            failure.complete(failed);
        }
    }

    /** Waits until what was taken has been written, for a while. Candles that still wait are not: who begins anew asks for them. */
    @Override
    public void close() {
        patience.interrupt();
        producer.close(LONGEST_CLOSE);
    }
}
