package io.sluice.local.replay;

import io.sluice.local.command.CommandFailed;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** What a replay asks of a cluster beside records; each call returns when the cluster shows what was asked for. */
final class ReplayAdmin implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final Admin admin;

    ReplayAdmin(Map<String, Object> clientSettings) {
        this.admin = Admin.create(clientSettings);
    }

    /** Names of all topics. */
    Set<String> topics() {
        return await(admin.listTopics().names());
    }

    /** The settings of a topic that exists. */
    Config settings(String topic) {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        return await(admin.describeConfigs(List.of(resource)).values().get(resource));
    }

    /** False when the topic was there already. */
    boolean create(NewTopic topic) {
        try {
            await(admin.createTopics(List.of(topic)).all());
        } catch (TopicExistsException earlier) {
            return false;
        }
        awaitThat(topic.name() + " is there", () -> topics().contains(topic.name()));
        return true;
    }

    void deleteTopics(Collection<String> names) {
        admin.deleteTopics(names).topicNameValues().values().forEach(ReplayAdmin::awaitGone);
        awaitThat("the topics are gone", () -> topics().stream().noneMatch(names::contains));
    }

    /** How many members each of these consumer groups has; those that do not exist are left out. */
    Map<String, Integer> members(Collection<String> groups) {
        Map<String, Integer> members = new TreeMap<>();
        admin.describeConsumerGroups(groups).describedGroups().forEach((group, description) -> {
            try {
                members.put(group, await(description).members().size());
            } catch (GroupIdNotFoundException absent) {
                members.remove(group);
            }
        });
        return members;
    }

    void deleteGroups(Collection<String> groups) {
        admin.deleteConsumerGroups(groups).deletedGroups().values().forEach(ReplayAdmin::awaitGone);
    }

    /** @throws CommandFailed when it does not become so */
    static void awaitThat(String what, java.util.function.BooleanSupplier condition) {
        long deadline = System.nanoTime() + LONGEST.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0) {
                throw CommandFailed.because("Not after " + LONGEST.toSeconds() + " s: " + what + ".");
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

    private static void awaitGone(KafkaFuture<Void> deletion) {
        try {
            await(deletion);
        } catch (UnknownTopicOrPartitionException | GroupIdNotFoundException earlier) {
            // Gone already, as after a removal that was interrupted.
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
            throw CommandFailed.because("The cluster did not answer within " + LONGEST.toSeconds() + " s.", silence);
        } catch (InterruptedException interrupted) {
            throw new InterruptException(interrupted);
        }
    }

    @Override
    public void close() {
        admin.close();
    }
}
