package io.sluice.local.up;

import io.sluice.schemas.AccountEvent;
import io.sluice.schemas.AccountEventKind;
import io.sluice.schemas.AccountSnapshot;
import io.sluice.schemas.Alert;
import io.sluice.schemas.DeadLetter;
import io.sluice.schemas.Fill;
import io.sluice.schemas.OrderCommand;
import io.sluice.schemas.RiskDecision;
import io.sluice.schemas.catalogue.Topic;
import io.sluice.schemas.catalogue.Topics;
import io.sluice.schemas.serde.UndecodableRecord;
import io.sluice.topologies.driver.TopicCodec;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads every topic of a namespace as an outsider would, committed records only, and tells what it sees: the counts of a
 * run, the answers a player of history waits for, the fills and alerts people want to see. One thread of its own.
 */
final class TopicWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TopicWatch.class);
    private static final Set<Class<?>> READ = Set.of(
            AccountEvent.class,
            AccountSnapshot.class,
            RiskDecision.class,
            OrderCommand.class,
            Fill.class,
            Alert.class,
            DeadLetter.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration LONGEST_REST = Duration.ofSeconds(2);
    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(10);

    private final TopicCodec codec;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final RunTotals totals;
    private final Answers answers;
    private final Screen screen;
    private final Map<String, Topic<?>> topics = new HashMap<>();
    private final Map<TopicPartition, Long> starts = new HashMap<>();
    private final Thread thread = new Thread(this::run, "topic-watch");
    private long settledMillis;
    private volatile RuntimeException failure;

    TopicWatch(
            TopicCodec codec,
            KafkaConsumer<byte[], byte[]> consumer,
            RunTotals totals,
            Answers answers,
            Screen screen) {
        this.codec = codec;
        this.consumer = consumer;
        this.totals = totals;
        this.answers = answers;
        this.screen = screen;
        Topics.all().forEach(topic -> topics.put(topic.in(codec.namespace()), topic));
    }

    /**
     * Starts where an earlier run may have left answers that were not seen yet, everywhere else at the present end. What
     * lies there already is read again, but not counted.
     */
    void start(ResumePoint resume) {
        List<TopicPartition> partitions = topics.keySet().stream()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(partition -> starts.put(partition, consumer.position(partition)));
        resume.answers().forEach(consumer::seek);
        settledMillis = resume.settled().toEpochMilli();
        thread.start();
    }

    /** What ended the watch before its time, or null. */
    RuntimeException failure() {
        return failure;
    }

    private void run() {
        try (consumer) {
            seeUntilWoken();
            seeTheRest();
        } catch (RuntimeException e) {
            failure = e;
        }
    }

    private void seeUntilWoken() {
        try {
            while (true) {
                consumer.poll(POLL).forEach(this::see);
            }
        } catch (WakeupException asked) {
            LOG.debug("asked to end");
        }
    }

    /** So that the counts of a run that has stopped are those of its topics. */
    private void seeTheRest() {
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
        long deadline = System.nanoTime() + LONGEST_REST.toNanos();
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())
                && System.nanoTime() - deadline < 0) {
            consumer.poll(POLL).forEach(this::see);
        }
    }

    private void see(ConsumerRecord<byte[], byte[]> record) {
        Topic<?> topic = topics.get(record.topic());
        if (record.offset() >= starts.get(new TopicPartition(record.topic(), record.partition()))) {
            totals.seen(topic);
        } else if (record.timestamp() < settledMillis) {
            return;
        }
        try {
            read(topic, record.value());
        } catch (UndecodableRecord someoneElses) {
            // Strangers may write to our topics; the stage that reads the topic answers for it.
            LOG.debug("passed over {}-{}@{}", record.topic(), record.partition(), record.offset(), someoneElses);
        }
    }

    private void read(Topic<?> topic, byte[] bytes) {
        if (bytes == null || !READ.contains(topic.valueType())) {
            return;
        }
        switch (codec.decode(topic, bytes)) {
            case AccountEvent event -> event(event);
            case AccountSnapshot snapshot -> answers.snapshot(snapshot);
            case RiskDecision decision -> totals.decided(decision);
            case OrderCommand command -> totals.ordered(command);
            case Fill fill -> screen.fill(fill);
            case Alert alert -> screen.alert(alert);
            case DeadLetter letter ->
                answers.refused(new Answers.Place(letter.getTopic(), letter.getPartition(), letter.getOffset()));
            default -> throw new IllegalStateException("nobody asked for " + topic.name());
        }
    }

    /** A stranger may write a mark without its figures; the account's stage answers for it. */
    private void event(AccountEvent event) {
        if (event.getKind() == AccountEventKind.MARK && event.getMark() != null) {
            answers.marked(new Answers.Expected(
                    new Answers.Market(event.getAccount(), event.getMark().getInstrument()), event.getTime()));
        }
    }

    @Override
    public void close() {
        consumer.wakeup();
        try {
            thread.join(LONGEST_CLOSE);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
