package io.sluice.broker;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * The Kafka settings of the single node: strict where Kafka's defaults could lose or invent data, small where its
 * defaults are made for a server that has the machine to itself.
 */
final class NodeConfiguration {

    static final int NODE_ID = 1;
    private static final int MEBIBYTE = 1024 * 1024;
    private static final int TEN_YEARS_OF_MINUTES = 10 * 365 * 24 * 60;

    private NodeConfiguration() {}

    static Map<String, String> of(BrokerSettings settings, Path logDirectory, Listeners listeners) {
        Map<String, String> values = new HashMap<>();
        values.putAll(identity(logDirectory, listeners));
        values.putAll(strictness());
        values.putAll(time());
        values.putAll(internalTopics());
        values.putAll(size());
        values.putAll(promptness());
        values.putAll(solitude());
        values.putAll(settings.overrides());
        return Map.copyOf(values);
    }

    private static Map<String, String> identity(Path logDirectory, Listeners listeners) {
        String broker = Listeners.BROKER + "://" + listeners.brokerAddress();
        String controller = Listeners.CONTROLLER + "://" + listeners.controllerAddress();
        return Map.of(
                "process.roles",
                "broker,controller",
                "node.id",
                text(NODE_ID),
                "controller.quorum.voters",
                NODE_ID + "@" + listeners.controllerAddress(),
                "controller.listener.names",
                Listeners.CONTROLLER,
                "listeners",
                broker + "," + controller,
                "advertised.listeners",
                broker,
                "listener.security.protocol.map",
                Listeners.BROKER + ":PLAINTEXT," + Listeners.CONTROLLER + ":PLAINTEXT",
                "log.dirs",
                logDirectory.toString());
    }

    /** A topic exists because the catalogue says so, never because someone misspelled one. */
    private static Map<String, String> strictness() {
        return Map.of(
                "auto.create.topics.enable", "false",
                "unclean.leader.election.enable", "false",
                "default.replication.factor", "1",
                "min.insync.replicas", "1");
    }

    /**
     * Played history carries its own time. Records of any age are taken, nothing is deleted unless its topic asks for
     * it, and segments roll by size: a roll by record time would cut years of candles into a file a week. An hour ahead
     * of the clock stays the limit, because one record of the far future would hold back deletion for ever.
     */
    private static Map<String, String> time() {
        return Map.of(
                "log.message.timestamp.before.max.ms", text(Long.MAX_VALUE),
                "log.message.timestamp.after.max.ms", "3600000",
                "log.retention.ms", "-1",
                "log.roll.ms", text(Long.MAX_VALUE),
                "offsets.retention.minutes", text(TEN_YEARS_OF_MINUTES));
    }

    /** One replica is all a single node has. One partition each: coordination of a few dozen clients needs no more. */
    private static Map<String, String> internalTopics() {
        return Map.ofEntries(
                Map.entry("offsets.topic.replication.factor", "1"),
                Map.entry("offsets.topic.num.partitions", text(InternalTopics.PARTITIONS)),
                Map.entry("offsets.topic.segment.bytes", text(InternalTopics.SEGMENT_BYTES)),
                Map.entry("offsets.load.buffer.size", text(MEBIBYTE)),
                Map.entry("transaction.state.log.replication.factor", "1"),
                Map.entry("transaction.state.log.min.isr", "1"),
                Map.entry("transaction.state.log.num.partitions", text(InternalTopics.PARTITIONS)),
                Map.entry("transaction.state.log.segment.bytes", text(InternalTopics.SEGMENT_BYTES)),
                Map.entry("transaction.state.log.load.buffer.size", text(MEBIBYTE)),
                Map.entry("share.coordinator.state.topic.replication.factor", "1"),
                Map.entry("share.coordinator.state.topic.min.isr", "1"),
                Map.entry("share.coordinator.state.topic.num.partitions", "1"));
    }

    /**
     * As small as one user allows, but for the threads that answer requests: each that appends to a topic which flushes
     * every record waits for the disk, and whoever else asks for something would wait with it. The disk forces several
     * files at once in hardly more time than one.
     */
    private static Map<String, String> size() {
        return Map.of(
                "num.network.threads", "1",
                "num.io.threads", "8",
                "background.threads", "2",
                "num.recovery.threads.per.data.dir", "2",
                "log.cleaner.threads", "1",
                "log.cleaner.dedupe.buffer.size", text(2 * MEBIBYTE),
                "log.index.size.max.bytes", text(MEBIBYTE));
    }

    /**
     * A group of local clients has nobody to wait for, and a killed client is to be noticed in seconds.
     *
     * <p>A transaction that begins while the last one is still being completed is held back here, not at the client, and
     * looked at again after 20 ms by default: that alone would be the largest part of an order's way.
     */
    private static Map<String, String> promptness() {
        return Map.of(
                "group.initial.rebalance.delay.ms", "0",
                "group.streams.initial.rebalance.delay.ms", "0",
                "group.min.session.timeout.ms", "1000",
                "add.partitions.to.txn.retry.backoff.ms", "1");
    }

    /**
     * Nobody could take over from a broker that stands still, so its session lasts: one that is fenced for a pause would
     * lose its partitions for a moment, and the ends of transactions that fall into that moment.
     */
    private static Map<String, String> solitude() {
        return Map.of("broker.session.timeout.ms", "600000", "broker.heartbeat.interval.ms", "500");
    }

    private static String text(long number) {
        return Long.toString(number);
    }
}
