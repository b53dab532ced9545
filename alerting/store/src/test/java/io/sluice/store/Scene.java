package io.sluice.store;

import io.sluice.schemas.OperatorCommandKind;
import io.sluice.schemas.catalogue.Namespace;
import io.sluice.schemas.catalogue.Topic;
import io.sluice.schemas.catalogue.Topics;
import io.sluice.schemas.serde.AvroSerializer;
import io.sluice.schemas.serde.SchemaRegistryClient;
import io.sluice.schemas.serde.SerdeConfig;
import io.sluice.testkit.Cluster;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A namespace of its own on the tests' cluster, with its topics. */
public final class Scene {
    private static final AtomicInteger COUNTER = new AtomicInteger();

    private final Cluster cluster;
    private final Namespace namespace = new Namespace("scene" + COUNTER.incrementAndGet());
    private final AvroSerializer<SpecificRecord> serializer;

    public Scene(Cluster cluster, SchemaRegistryClient registry) throws InterruptedException, ExecutionException {
        this.cluster = cluster;
        this.serializer = new AvroSerializer<>(registry, SerdeConfig.DEFAULT);
        registry.register(Topics.AUDIT_ENTRIES.subject(namespace), Topics.AUDIT_ENTRIES.schema());
        try (Admin admin = Admin.create(cluster.clientSettings())) {
            List<NewTopic> topics = Topics.all().stream()
                    .filter(topic -> Rows.TOPICS.contains(topic))
                    .map(topic -> new NewTopic(topic.in(namespace), 1, (short) 1))
                    .toList();
            admin.createTopics(topics).all().get();
        }
    }

    public Namespace namespace() {
        return namespace;
    }

    public Cluster cluster() {
        return cluster;
    }

    StoreSettings settings() {
        return new StoreSettings(cluster.clientSettings(), namespace);
    }

    /** Writes each record to the topic, one after the other. */
    public void write(Topic<?> topic, SpecificRecord... records) throws InterruptedException, ExecutionException {
        List<ProducerRecord<byte[], byte[]>> all = new ArrayList<>();
        for (SpecificRecord record : records) {
            all.add(new ProducerRecord<>(
                    topic.in(namespace), 0, 0L, new byte[] {'k'}, serializer.serialize(topic.in(namespace), record)));
        }
        cluster.topics().produce(all);
    }

    /** Writes bytes that are not a record. */
    public void writeBytes(Topic<?> topic, byte[] value) throws InterruptedException, ExecutionException {
        cluster.topics().produce(List.of(new ProducerRecord<>(topic.in(namespace), 0, 0L, null, value)));
    }

    /** Writes records in a transaction that is given up. */
    @SuppressWarnings("FutureReturnValueIgnored") // What becomes of them does not matter.
    void writeAborted(Topic<?> topic, SpecificRecord record) {
        Map<String, Object> settings = new HashMap<>(cluster.clientSettings());
        settings.put("transactional.id", "aborted-" + COUNTER.incrementAndGet());
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>(
                    topic.in(namespace), 0, 0L, null, serializer.serialize(topic.in(namespace), record)));
            producer.flush();
            producer.abortTransaction();
        }
    }

    /** A day of so many orders: for each a command, two events, a fill, a position and a snapshot of the account. */
    public void writeDay(int orders) throws InterruptedException, ExecutionException {
        write(aDay(orders));
    }

    /** Writes an operator's command. */
    public void writeOperator(String id) throws InterruptedException, ExecutionException {
        write(Topics.OPERATOR_COMMANDS, Happened.command(id, OperatorCommandKind.HALT, null, Happened.NOON));
    }

    /** A writer with this transactional id dies between its writes and its commit; nobody tells the cluster. */
    @SuppressWarnings({"resource", "FutureReturnValueIgnored"}) // It never gets to close or to look at anything.
    public void crashInATransaction(Topic<?> topic, String transactionalId) {
        Map<String, Object> settings = new HashMap<>(cluster.clientSettings());
        settings.put("transactional.id", transactionalId);
        KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
        producer.initTransactions();
        producer.beginTransaction();
        producer.send(new ProducerRecord<>(topic.in(namespace), 0, 0L, null, new byte[] {1, 2, 3}));
        producer.flush();
    }

    /** Everything a day may bring: some records of each table. */
    Map<Topic<?>, List<SpecificRecord>> aDay(int orders) {
        Map<Topic<?>, List<SpecificRecord>> day = new LinkedHashMap<>();
        for (int index = 0; index < orders; index++) {
            Instant time = Happened.noonPlus(index);
            String id = "O" + index;
            add(day, Topics.ORDERS_PAPER, Happened.order(id, time));
            add(day, Topics.ORDER_EVENTS, Happened.claimed(id, time), Happened.filled(id, time));
            add(day, Topics.FILLS, Happened.fill("F" + index, "main", Happened.BTC, time));
            add(day, Topics.POSITIONS, Happened.position("main", Happened.BTC, String.valueOf(index), time));
            add(day, Topics.ACCOUNTS, Happened.account("main", String.valueOf(1000 + index), time));
        }
        return day;
    }

    void write(Map<Topic<?>, List<SpecificRecord>> records) throws InterruptedException, ExecutionException {
        for (Map.Entry<Topic<?>, List<SpecificRecord>> each : records.entrySet()) {
            write(each.getKey(), each.getValue().toArray(SpecificRecord[]::new));
        }
    }

    private static void add(Map<Topic<?>, List<SpecificRecord>> day, Topic<?> topic, SpecificRecord... records) {
        day.computeIfAbsent(topic, any -> new ArrayList<>()).addAll(List.of(records));
    }
}
