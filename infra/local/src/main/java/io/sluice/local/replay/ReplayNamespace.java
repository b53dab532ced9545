package io.sluice.local.replay;

import io.sluice.local.command.CommandFailed;
import io.sluice.paper.PaperTopology;
import io.sluice.schemas.catalogue.Namespace;
import io.sluice.schemas.catalogue.Topics;
import io.sluice.topologies.AccountTopology;
import io.sluice.topologies.InstrumentTopology;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;

/**
 * A namespace that is a replay's: what belongs to it on a cluster, by exact names, and the mark that proves whose it is.
 *
 * <p>The mark is a topic that no record fits into, made before everything else and only where nothing of the namespace
 * exists, and taken away after everything else. Why so is in docs/adr/0006.
 */
final class ReplayNamespace {
    private static final String MARK = "replay";
    private static final String NOTHING_FITS = "0";
    private static final List<String> STAGES =
            List.of(InstrumentTopology.STAGE, AccountTopology.STAGE, PaperTopology.STAGE);
    private static final List<String> KINDS_OF_INTERNAL_TOPICS = List.of("-changelog", "-repartition");

    private final ReplayAdmin admin;
    private final Namespace namespace;
    private final Set<String> catalogue;

    ReplayNamespace(ReplayAdmin admin, Namespace namespace) {
        this.admin = admin;
        this.namespace = namespace;
        this.catalogue =
                Topics.all().stream().map(topic -> topic.in(namespace)).collect(Collectors.toUnmodifiableSet());
    }

    Namespace namespace() {
        return namespace;
    }

    /** Full name of the topic that marks it. */
    String mark() {
        return namespace.prefix(MARK);
    }

    /** Its consumer groups, which are the application ids of its stages. */
    List<String> groups() {
        return STAGES.stream().map(namespace::prefix).toList();
    }

    /** Its subjects. */
    List<String> subjects() {
        return Topics.all().stream()
                .map(topic -> topic.subject(namespace))
                .sorted()
                .toList();
    }

    /** Topics of the namespace that the cluster has, the mark not among them. */
    Set<String> topics() {
        return admin.topics().stream().filter(this::owns).collect(Collectors.toCollection(TreeSet::new));
    }

    private boolean owns(String topic) {
        return catalogue.contains(topic)
                || (groups().stream().anyMatch(stage -> topic.startsWith(stage + "-"))
                        && KINDS_OF_INTERNAL_TOPICS.stream().anyMatch(topic::endsWith));
    }

    /** Whether the mark stands. A topic that only bears its name, as a client's curiosity may create, is none. */
    boolean marked() {
        if (!admin.topics().contains(mark())) {
            return false;
        }
        ConfigEntry limit = admin.settings(mark()).get(TopicConfig.MAX_MESSAGE_BYTES_CONFIG);
        return limit != null
                && limit.source() == ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG
                && NOTHING_FITS.equals(limit.value());
    }

    /**
     * Refuses a namespace that is somebody else's.
     *
     * @throws CommandFailed naming what is in it
     */
    void refuseForeign() {
        if (marked()) {
            return;
        }
        Set<String> foreign = new TreeSet<>(topics());
        admin.topics().stream().filter(mark()::equals).forEach(foreign::add);
        if (!foreign.isEmpty()) {
            throw CommandFailed.wrongUsage("Namespace " + namespace + " has topics that no replay has made: "
                    + foreign.iterator().next() + (foreign.size() == 1 ? "" : " and " + (foreign.size() - 1) + " more")
                    + ". A replay touches none of them; name another namespace.");
        }
    }

    /**
     * Makes the namespace a replay's, unless it is.
     *
     * @return true when there was nothing of it before
     */
    boolean claim(short replication) {
        refuseForeign();
        boolean made = !marked()
                && admin.create(new NewTopic(mark(), 1, replication)
                        .configs(Map.of(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, NOTHING_FITS)));
        refuseForeign();
        return made;
    }
}
