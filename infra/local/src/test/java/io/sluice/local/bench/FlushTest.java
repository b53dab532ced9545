package io.sluice.local.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.testkit.Cluster;
import io.sluice.testkit.WithCluster;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@WithCluster
class FlushTest {
    private static final String MONEY = "money";
    private static final String OFFSETS = "__consumer_offsets";
    private static final String TRANSACTIONS = "__transaction_state";
    private static final String NEVER = Long.toString(Long.MAX_VALUE);

    private final Cluster cluster;

    FlushTest(Cluster cluster) {
        this.cluster = cluster;
    }

    @Test
    @DisplayName(
            "money is flushed record by record, or left to the operating system everywhere, Kafka's own topics included")
    void flushes_each_record_or_leaves_all_to_the_system() throws Exception {
        cluster.topics().create(MONEY, 1, Flush.EACH.ofMoney());
        try (Admin admin = Admin.create(cluster.clientSettings())) {
            Flush.EACH.apply(admin);
            assertThat(intervals(admin)).isEqualTo(Map.of(MONEY, "1", OFFSETS, "1", TRANSACTIONS, "1"));

            Flush.NONE.apply(admin);
            assertThat(intervals(admin)).isEqualTo(Map.of(MONEY, NEVER, OFFSETS, NEVER, TRANSACTIONS, NEVER));
        }
        assertThat(Flush.NONE.ofMoney()).isEmpty();
    }

    private static Map<String, String> intervals(Admin admin) throws Exception {
        List<ConfigResource> topics = Stream.of(MONEY, OFFSETS, TRANSACTIONS)
                .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                .toList();
        return admin.describeConfigs(topics).all().get().entrySet().stream()
                .collect(Collectors.toMap(
                        each -> each.getKey().name(),
                        each -> each.getValue().get("flush.messages").value()));
    }
}
