package io.sluice.topologies.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.schemas.catalogue.Namespace;
import io.sluice.schemas.catalogue.TopicSettings;
import io.sluice.schemas.catalogue.Topics;
import io.sluice.testkit.Cluster;
import io.sluice.testkit.WithCluster;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@WithCluster
class TopicCreatorTest {
    private final TopicSettings settings = TopicSettings.singleNode(false);
    private final Cluster cluster;

    TopicCreatorTest(Cluster cluster) {
        this.cluster = cluster;
    }

    @Test
    @DisplayName("C-TOPICS all topics of the catalogue are created in the namespace, and then nothing differs")
    void creates_the_catalogue_once() {
        try (Admin admin = Admin.create(cluster.clientSettings())) {
            TopicCreator creator = new TopicCreator(admin, new Namespace("first"), settings);
            int missing = creator.verify().size();

            assertThat(missing).isEqualTo(Topics.all().size());
            assertThat(creator.create()).isEmpty();
            assertThat(creator.create()).isEmpty();
            assertThat(creator.verify()).isEmpty();
        }
    }

    @Test
    @DisplayName("topics that hold money flush each record; the others leave that to the disk cache")
    void creates_money_topics_with_flush() throws Exception {
        try (Admin admin = Admin.create(cluster.clientSettings())) {
            Namespace namespace = new Namespace("money");
            new TopicCreator(admin, namespace, settings).create();

            Map<String, Boolean> flushed = Topics.all().stream()
                    .collect(Collectors.toMap(topic -> topic.name(), topic -> flushes(admin, topic.in(namespace))));

            assertThat(flushed)
                    .isEqualTo(Topics.all().stream()
                            .collect(Collectors.toMap(topic -> topic.name(), topic -> topic.money())));
        }
    }

    private static boolean flushes(Admin admin, String topic) {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        return admin.describeConfigs(List.of(resource))
                .values()
                .get(resource)
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .get("flush.messages")
                .value()
                .equals("1");
    }

    @Test
    void says_where_an_existing_topic_differs_and_does_not_change_it() throws Exception {
        try (Admin admin = Admin.create(cluster.clientSettings())) {
            Namespace namespace = new Namespace("changed");
            NewTopic other = new NewTopic(Topics.FILLS.in(namespace), 3, (short) 1)
                    .configs(Map.of("cleanup.policy", "compact", "retention.ms", "1000"));
            admin.createTopics(List.of(other)).all().get();
            TopicCreator creator = new TopicCreator(admin, namespace, settings);

            List<TopicDifference> differences = creator.create();

            assertThat(differences.stream().map(TopicDifference::toString))
                    .containsExactly(
                            "changed.fills has partitions 3, the catalogue says 1",
                            "changed.fills has cleanup.policy compact, the catalogue says delete",
                            "changed.fills has retention.ms 1000, the catalogue says 220924800000",
                            "changed.fills has flush.messages 9223372036854775807, the catalogue says 1");
            assertThat(creator.verify()).isEqualTo(differences);
        }
    }
}
