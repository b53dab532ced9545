package io.sluice.local.parity;

import io.sluice.schemas.AccountEvent;
import io.sluice.schemas.AccountSnapshot;
import io.sluice.schemas.Candle;
import io.sluice.schemas.catalogue.Topic;
import io.sluice.schemas.catalogue.Topics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * What comes on the topics of a live pipeline, put in an order in which it can be compared: topics are not read in step with
 * each other, so an execution, and how far an account has gone, count only after all decisions that were made before.
 */
final class LiveTopics {
    private final RecordedRun run;
    private final RecordedInputs inputs;
    private final Comparison comparison;
    private final Map<String, Consumer<ConsumerRecord<byte[], byte[]>>> readers = new HashMap<>();
    private final Map<String, Instant> reached = new HashMap<>();
    private Heard coming = new Heard();
    private Heard held = new Heard();
    private Map<TopicPartition, Long> decisionsBefore = Map.of();

    /** What waits for decisions. */
    private static final class Heard {
        private final List<AccountEvent> executions = new ArrayList<>();
        private final Map<String, Instant> snapshots = new HashMap<>();
    }

    /** @param candles takes each candle of the base timeframe that comes */
    LiveTopics(RecordedRun run, RecordedInputs inputs, Comparison comparison, Consumer<Candle> candles) {
        this.run = run;
        this.inputs = inputs;
        this.comparison = comparison;
        reads(Topics.candles(run.base()), candles);
        reads(Topics.RISK_DECISIONS, comparison::recorded);
        reads(Topics.ACCOUNT_EVENTS, this::execution);
        reads(Topics.ACCOUNTS, this::snapshot);
    }

    private <V extends SpecificRecord> void reads(Topic<V> topic, Consumer<V> reader) {
        readers.put(topic.in(run.codec().namespace()), record -> inputs.pass(topic, record, reader));
    }

    private void execution(AccountEvent event) {
        if (event.getFill() != null || event.getFunding() != null) {
            coming.executions.add(event);
        }
    }

    private void snapshot(AccountSnapshot snapshot) {
        coming.snapshots.merge(snapshot.getAccount(), snapshot.getTime(), LiveTopics::later);
    }

    /** Tells the comparison what was recorded until now, and goes on from there with each {@link #poll}. */
    void begin() {
        Map<TopicPartition, Long> from = new HashMap<>(inputs.candlesEnd());
        from.putAll(inputs.tell(comparison));
        from.putAll(inputs.each(Topics.ACCOUNTS, this::snapshot));
        run.topics().follow(from);
    }

    /** Reads what has come, or waits a moment for it. */
    void poll() {
        run.topics().poll(record -> readers.get(record.topic()).accept(record));
        if (run.topics().reached(decisionsBefore)) {
            held.executions.forEach(comparison::recorded);
            held.snapshots.forEach((account, time) -> reached.merge(account, time, LiveTopics::later));
            held = coming;
            coming = new Heard();
            decisionsBefore =
                    run.topics().ends(Topics.RISK_DECISIONS.in(run.codec().namespace()));
        }
    }

    /** How far an account has gone: of one that does not trade live, how far the others have. */
    Instant reached(String account) {
        Instant own = reached.get(account);
        return own == null ? reached.values().stream().reduce(Instant.MIN, LiveTopics::later) : own;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
