package io.sluice.broker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/**
 * A real Kafka broker in this JVM: one KRaft node, broker and controller at once, on a folder that it keeps over restarts.
 *
 * <p>Topics are never created by use. What a topic keeps and whether it flushes each record is its creator's choice; the
 * topics in which Kafka itself keeps transactions and offsets flush each record.
 *
 * <p>What Kafka calls a fatal fault, such as a disk that fails, halts this JVM: a broker that cannot keep its promises must
 * not go on answering.
 */
public final class EmbeddedBroker implements AutoCloseable {

    private static final String LOG_DIRECTORY = "log";

    private final BrokerSettings settings;
    private final DataDirectoryLock lock;
    private final Listeners listeners;
    private final LogDirectory directory;
    private final KRaftNode node;
    private boolean closed;

    private EmbeddedBroker(
            BrokerSettings settings,
            DataDirectoryLock lock,
            Listeners listeners,
            LogDirectory directory,
            KRaftNode node) {
        this.settings = settings;
        this.lock = lock;
        this.listeners = listeners;
        this.directory = directory;
        this.node = node;
    }

    /**
     * Starts a broker and returns when it serves clients, transactions and groups.
     *
     * @throws DataDirectoryInUseException if another broker holds the folder
     * @throws PortTakenException if something else listens on the port
     * @throws BrokerStartException if the folder cannot be used, the host is not of this machine, or Kafka refuses
     */
    public static EmbeddedBroker start(BrokerSettings settings) {
        DataDirectoryLock lock = DataDirectoryLock.take(settings.dataDirectory());
        try {
            return start(settings, lock, Listeners.open(settings.host(), settings.port()));
        } catch (RuntimeException | Error e) {
            release(lock);
            throw e;
        }
    }

    private static EmbeddedBroker start(BrokerSettings settings, DataDirectoryLock lock, Listeners listeners) {
        try {
            Path logDirectory = settings.dataDirectory().resolve(LOG_DIRECTORY);
            LogDirectory directory = LogDirectory.open(logDirectory);
            KRaftNode node =
                    new KRaftNode(NodeConfiguration.of(settings, logDirectory, listeners), directory, listeners);
            startNode(node, listeners.brokerAddress());
            return new EmbeddedBroker(settings, lock, listeners, directory, node);
        } catch (Error e) {
            listeners.close();
            throw e;
        } catch (Exception e) {
            listeners.close();
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            throw new BrokerStartException("the broker in " + settings.dataDirectory() + " did not start: " + e, e);
        }
    }

    private static void startNode(KRaftNode node, String address) throws Exception {
        try {
            node.start();
            InternalTopics.make(address);
        } catch (Exception | Error e) {
            node.stop();
            throw e;
        }
    }

    /** {@code host:port}, for {@code bootstrap.servers}. */
    public String bootstrapServers() {
        return listeners.brokerAddress();
    }

    /** The port on which it listens, also when any free one was asked for. */
    public int port() {
        return listeners.brokerPort();
    }

    /** Drawn when the folder was first used, the same over all restarts. */
    public String clusterId() {
        return directory.clusterId();
    }

    /** The folder that it holds. */
    public Path dataDirectory() {
        return settings.dataDirectory();
    }

    /** Stops cleanly: when it returns, all is on disk, and folder and port are free. Closing twice is harmless. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            node.stop();
        } finally {
            listeners.close();
            release(lock);
        }
    }

    private static void release(DataDirectoryLock lock) {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
