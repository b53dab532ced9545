package io.sluice.topologies.admin;

import io.sluice.schemas.catalogue.Namespace;
import io.sluice.schemas.catalogue.Topic;
import io.sluice.schemas.catalogue.TopicSettings;
import io.sluice.schemas.catalogue.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TopicExistsException;

/**
 * Creates a namespace's topics from the catalogue and compares those that exist. It never changes an existing topic: more
 * partitions would send keys elsewhere, another retention might delete, and both are an operator's decision.
 */
public final class TopicCreator {
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(10);

    private final Admin admin;
    private final TopicSettings settings;
    private final Map<String, Topic<?>> wanted;

    /** @param admin stays the caller's to close */
    public TopicCreator(Admin admin, Namespace namespace, TopicSettings settings) {
        this.admin = admin;
        this.settings = settings;
        this.wanted =
                Topics.all().stream().collect(Collectors.toMap(topic -> topic.in(namespace), Function.identity()));
    }

    /**
     * Creates what is missing, and returns when the cluster shows it.
     *
     * @return where topics that were there already differ from the catalogue; empty when all is as it should be
     * @throws KafkaException where the cluster refuses or does not answer
     */
    public List<TopicDifference> create() {
        Set<String> existing = existing();
        List<NewTopic> missing = wanted.entrySet().stream()
                .filter(topic -> !existing.contains(topic.getKey()))
                .map(topic -> definition(topic.getKey(), topic.getValue()))
                .toList();
        admin.createTopics(missing).values().forEach((name, creation) -> {
            if (!created(creation)) {
                existing.add(name);
            }
        });
        awaitAll();
        return compare(existing);
    }

    /** A topic exists for the controller before it exists for the brokers that clients ask. */
    private void awaitAll() {
        long deadline = System.nanoTime() + LONGEST.toNanos();
        while (!existing().containsAll(wanted.keySet())) {
            if (System.nanoTime() - deadline > 0) {
                throw new KafkaException("the cluster does not show all topics after " + LONGEST);
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException interrupted) {
            throw new InterruptException(interrupted);
        }
    }

    /**
     * Compares without changing anything, in the order of topic names.
     *
     * @throws KafkaException where the cluster refuses or does not answer
     */
    public List<TopicDifference> verify() {
        Set<String> existing = existing();
        List<TopicDifference> differences = new ArrayList<>();
        wanted.keySet().stream()
                .filter(topic -> !existing.contains(topic))
                .sorted()
                .map(topic -> new TopicDifference(topic, TopicDifference.TOPIC, topic, TopicDifference.MISSING))
                .forEach(differences::add);
        differences.addAll(compare(existing));
        return differences;
    }

    /** All of the catalogue's topics in the namespace that the cluster has. */
    private Set<String> existing() {
        return await(admin.listTopics().names()).stream()
                .filter(wanted::containsKey)
                .collect(Collectors.toCollection(HashSet::new));
    }

    private NewTopic definition(String name, Topic<?> topic) {
        return new NewTopic(name, settings.partitions(), settings.replication()).configs(settings.configuration(topic));
    }

    private List<TopicDifference> compare(Collection<String> names) {
        List<String> sorted = names.stream().sorted().toList();
        Map<String, TopicDescription> layouts =
                await(admin.describeTopics(sorted).allTopicNames());
        Map<ConfigResource, Config> configurations = await(admin.describeConfigs(
                        sorted.stream().map(TopicCreator::resource).toList())
                .all());
        List<TopicDifference> differences = new ArrayList<>();
        for (String name : sorted) {
            compareLayout(layouts.get(name), differences);
            compareSettings(name, configurations.get(resource(name)), differences);
        }
        return differences;
    }

    private void compareLayout(TopicDescription found, List<TopicDifference> differences) {
        compare(
                found.name(),
                "partitions",
                settings.partitions(),
                found.partitions().size(),
                differences);
        compare(
                found.name(),
                "replication",
                settings.replication(),
                found.partitions().getFirst().replicas().size(),
                differences);
    }

    private void compareSettings(String name, Config found, List<TopicDifference> differences) {
        settings.configuration(wanted.get(name)).forEach((setting, value) -> {
            ConfigEntry entry = found.get(setting);
            compare(name, setting, value, entry == null ? TopicDifference.MISSING : entry.value(), differences);
        });
    }

    private static void compare(
            String topic, String setting, Object wanted, Object found, List<TopicDifference> differences) {
        if (!wanted.toString().equals(found.toString())) {
            differences.add(new TopicDifference(topic, setting, wanted.toString(), found.toString()));
        }
    }

    private static ConfigResource resource(String topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic);
    }

    /** False when the topic was there after all: two processes may start at once. */
    private static boolean created(KafkaFuture<Void> creation) {
        try {
            await(creation);
            return true;
        } catch (TopicExistsException byAnother) {
            return false;
        }
    }

    private static <T> T await(KafkaFuture<T> future) {
        try {
            return future.get(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof KafkaException refused) {
                throw refused;
            }
            throw new KafkaException(failed.getCause());
        } catch (TimeoutException silence) {
            throw new KafkaException("the cluster did not answer within " + LONGEST, silence);
        } catch (InterruptedException interrupted) {
            throw new InterruptException(interrupted);
        }
    }
}
