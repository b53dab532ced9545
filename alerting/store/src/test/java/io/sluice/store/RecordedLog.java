package io.sluice.store;

import io.sluice.schemas.serde.SchemaRegistryClient;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** A scene's topics in memory, read as a follower reads them, without its pauses. */
final class RecordedLog {
    private static final int BATCH = 3;

    private final Scene scene;
    private final TopicDecoder decoder;
    private final Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> records = new HashMap<>();
    private final Map<TopicPartition, Long> starts = new HashMap<>();
    private final Map<TopicPartition, Long> ends = new HashMap<>();

    RecordedLog(Scene scene, SchemaRegistryClient registry) {
        this.scene = scene;
        this.decoder = new TopicDecoder(scene.namespace(), Rows.TOPICS, registry);
        Rows.TOPICS.forEach(topic -> {
            TopicPartition partition = new TopicPartition(topic.in(scene.namespace()), 0);
            List<ConsumerRecord<byte[], byte[]>> all = scene.cluster().topics().readAll(partition.topic());
            records.put(partition, all);
            starts.put(partition, 0L);
            ends.put(partition, (long) all.size());
        });
    }

    /** Reads all, beginning again with a new connection whenever one fails. */
    void read(Database database, StoreFollower.Connections connections) throws SQLException {
        for (int attempt = 0; attempt < 3; attempt++) {
            try (Connection connection = connections.open()) {
                readOn(connection);
                return;
            } catch (SQLException gone) {
                if (attempt == 2) {
                    throw gone;
                }
            }
        }
        throw new IllegalStateException("never through on " + database.shown());
    }

    private void readOn(Connection connection) throws SQLException {
        StoreSession session = new StoreSession(connection, decoder);
        Map<TopicPartition, Long> at =
                new HashMap<>(session.begin(scene.namespace().name(), "cluster", starts, ends));
        while (!at.equals(ends)) {
            List<ConsumerRecord<byte[], byte[]>> batch = new ArrayList<>();
            Map<TopicPartition, Long> next = new HashMap<>();
            for (TopicPartition partition : starts.keySet()) {
                long from = at.getOrDefault(partition, 0L);
                long to = Math.min(from + BATCH, ends.getOrDefault(partition, 0L));
                batch.addAll(records.getOrDefault(partition, List.of()).subList((int) from, (int) to));
                next.put(partition, to);
            }
            session.write(batch, next);
            at.putAll(next);
        }
    }
}
