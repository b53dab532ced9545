package io.sluice.local.doctor;

import java.util.List;
import org.apache.kafka.clients.admin.Admin;

/** Whether the cluster answers. */
public final class BrokerCheck implements Check {
    private final Admin admin;
    private final String bootstrapServers;

    /** @param admin stays the caller's to close */
    public BrokerCheck(Admin admin, String bootstrapServers) {
        this.admin = admin;
        this.bootstrapServers = bootstrapServers;
    }

    @Override
    public String name() {
        return "broker";
    }

    @Override
    public List<Finding> look() {
        try {
            int nodes = Answers.of(admin.describeCluster().nodes()).size();
            String id = Answers.of(admin.describeCluster().clusterId());
            return Finding.ok(
                    name(),
                    "%s answers: cluster %s, %d broker%s"
                            .formatted(bootstrapServers, id, nodes, nodes == 1 ? "" : "s"));
        } catch (NoAnswerException silent) {
            return Finding.problem(
                    name(),
                    bootstrapServers + " does not answer: " + silent.getMessage(),
                    "Start it with './sluice up', or correct kafka.bootstrapServers.");
        }
    }
}
