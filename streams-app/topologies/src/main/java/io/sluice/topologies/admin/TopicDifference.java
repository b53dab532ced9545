package io.sluice.topologies.admin;

/**
 * Where a cluster differs from the catalogue.
 *
 * @param topic full name of the topic
 * @param setting what differs: {@code topic}, {@code partitions}, {@code replication} or Kafka's name of a setting
 * @param wanted what the catalogue says
 * @param found what the cluster has; {@code missing} where the topic is not there
 */
public record TopicDifference(String topic, String setting, String wanted, String found) {
    static final String TOPIC = "topic";
    static final String MISSING = "missing";

    /** True for a topic that is not there. */
    public boolean missing() {
        return setting.equals(TOPIC);
    }

    @Override
    public String toString() {
        return missing()
                ? topic + " is missing"
                : "%s has %s %s, the catalogue says %s".formatted(topic, setting, found, wanted);
    }
}
