package io.sluice.local.doctor;

import io.sluice.schemas.catalogue.Namespace;
import io.sluice.schemas.catalogue.TopicSettings;
import io.sluice.schemas.catalogue.Topics;
import io.sluice.topologies.admin.TopicCreator;
import io.sluice.topologies.admin.TopicDifference;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;

/** Whether the cluster's topics are as the catalogue says. */
public final class TopicsCheck implements Check {
    private final TopicCreator topics;
    private final Namespace namespace;

    /** @param admin stays the caller's to close */
    public TopicsCheck(Admin admin, Namespace namespace, TopicSettings settings) {
        this.topics = new TopicCreator(admin, namespace, settings);
        this.namespace = namespace;
    }

    @Override
    public String name() {
        return "topics";
    }

    @Override
    public List<Finding> look() {
        List<TopicDifference> differences = topics.verify();
        if (differences.isEmpty()) {
            return Finding.ok(
                    name(),
                    "all %d of namespace %s are as the catalogue says"
                            .formatted(Topics.all().size(), namespace));
        }
        return differences.stream().map(this::finding).toList();
    }

    private Finding finding(TopicDifference difference) {
        return new Finding(
                name(),
                Finding.Status.PROBLEM,
                difference.toString(),
                difference.missing()
                        ? "'./sluice up' creates what is missing; is --namespace right?"
                        : "Topics are never changed by the program. Set it with kafka-configs.sh, or correct the configuration.");
    }
}
