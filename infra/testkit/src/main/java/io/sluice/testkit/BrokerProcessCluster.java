package io.sluice.testkit;

import io.sluice.broker.BrokerProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A broker in a process of its own, which can be killed and started again on the same folder and port while its clients
 * go on. One node: what it had not on disk when it was killed is what the operating system kept for it.
 */
public final class BrokerProcessCluster implements Cluster {

    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);
    /** Below the ports that systems hand out to outgoing connections, which could take it while the broker is down. */
    private static final int LOWEST_PORT = 15_000;

    private static final int HIGHEST_PORT = 30_000;
    private static final int ATTEMPTS = 100;

    private final TemporaryFolder folder;
    private int port;
    private JavaProcess process;

    private BrokerProcessCluster(TemporaryFolder folder, int port) throws InterruptedException {
        this.folder = folder;
        this.port = port;
        this.process = startProcess();
    }

    /** Starts a broker on a temporary folder and returns when it serves. */
    public static BrokerProcessCluster start() throws InterruptedException {
        TemporaryFolder folder = TemporaryFolder.create();
        try {
            return new BrokerProcessCluster(folder, freePort());
        } catch (RuntimeException | Error | InterruptedException e) {
            folder.close();
            throw e;
        }
    }

    private JavaProcess startProcess() throws InterruptedException {
        JavaProcess started = JavaCommand.of(BrokerProcess.class)
                .withJvmOptions("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
                .withArguments(folder.path().toString(), Integer.toString(port))
                .start();
        try {
            started.awaitLine(line -> line.startsWith(BrokerProcess.READY), START_LIMIT);
            return started;
        } catch (RuntimeException | Error | InterruptedException e) {
            started.close();
            throw e;
        }
    }

    @Override
    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    /** The process that runs now, or ran last. */
    public JavaProcess process() {
        return process;
    }

    /** Ends the broker as a crash would (SIGKILL). */
    public void kill() throws InterruptedException {
        process.close();
    }

    /** Ends the broker in order. */
    public void stop() throws InterruptedException {
        process.terminate();
        process.awaitExit(STOP_LIMIT);
        process.close();
    }

    /**
     * Starts the broker again on the same folder and port, and returns when it serves.
     *
     * @throws IllegalStateException if it still runs
     */
    public void restart() throws InterruptedException {
        if (process.isAlive()) {
            throw new IllegalStateException("the broker still runs");
        }
        process = startProcess();
    }

    /**
     * The same on another port, as after an operator's change of it. {@link #bootstrapServers} tells the new address.
     *
     * @throws IllegalStateException if it still runs
     */
    public void restartElsewhere() throws InterruptedException {
        int former = port;
        while (port == former) {
            port = freePort();
        }
        restart();
    }

    @Override
    public void close() {
        try (folder) {
            process.close();
        }
    }

    private static int freePort() {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int candidate = ThreadLocalRandom.current().nextInt(LOWEST_PORT, HIGHEST_PORT);
            if (isFree(candidate)) {
                return candidate;
            }
        }
        throw new IllegalStateException("no free port found between " + LOWEST_PORT + " and " + HIGHEST_PORT);
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
