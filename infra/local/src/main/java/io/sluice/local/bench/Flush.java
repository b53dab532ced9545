package io.sluice.local.bench;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.InterruptException;

/** When what holds money reaches the disk of a broker. */
enum Flush {
    /** Record by record, as on a single machine, where nothing else survives a loss of power. */
    EACH,
    /** When the operating system likes, as on a cluster, where a record is durable once enough replicas have it. */
    NONE;

    private static final String SETTING = TopicConfig.FLUSH_MESSAGES_INTERVAL_CONFIG;

    /** What a topic that holds money is created with. */
    Map<String, String> ofMoney() {
        return this == EACH ? Map.of(SETTING, "1") : Map.of();
    }

    /** Sets all topics that are there, those of Kafka itself among them, which are created to be flushed. */
    void apply(Admin admin) {
        if (this == EACH) {
            return;
        }
        try {
            Set<String> topics = admin.listTopics(new ListTopicsOptions().listInternal(true))
                    .names()
                    .get();
            AlterConfigOp forget = new AlterConfigOp(new ConfigEntry(SETTING, ""), AlterConfigOp.OpType.DELETE);
            Map<ConfigResource, Collection<AlterConfigOp>> changes = topics.stream()
                    .collect(Collectors.toMap(
                            topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic), topic -> List.of(forget)));
            admin.incrementalAlterConfigs(changes).all().get();
        } catch (ExecutionException failed) {
            throw new IllegalStateException("cannot set when topics are flushed", failed.getCause());
        } catch (InterruptedException interrupted) {
            throw new InterruptException(interrupted);
        }
    }
}
