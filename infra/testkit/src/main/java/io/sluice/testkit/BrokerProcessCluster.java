package io.sluice.testkit;

import io.sluice.broker.BrokerProcess;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A broker in a process of its own, which can be killed and started again on the same folder and port while its clients
 * go on. One node: what it had not on disk when it was killed is what the operating system kept for it.
 */
public final class BrokerProcessCluster implements Cluster {

    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);

    private final TemporaryFolder folder;
    private final @Nullable ForgetfulDisk disk;
    private int port;
    private JavaProcess process;

    private BrokerProcessCluster(TemporaryFolder folder, @Nullable ForgetfulDisk disk) throws InterruptedException {
        this.folder = folder;
        this.disk = disk;
        this.port = FreePorts.one();
        this.process = startProcess();
    }

    /** Starts a broker on a temporary folder and returns when it serves. */
    public static BrokerProcessCluster start() throws InterruptedException {
        return start(folder -> null);
    }

    /** One whose power can be cut. Skips the test where that is impossible. */
    public static BrokerProcessCluster onForgetfulDisk() throws InterruptedException {
        return start(folder -> new ForgetfulDisk(folder.resolve("forced")));
    }

    private static BrokerProcessCluster start(DiskFactory disk) throws InterruptedException {
        TemporaryFolder folder = TemporaryFolder.create();
        try {
            return new BrokerProcessCluster(folder, disk.in(folder.path()));
        } catch (RuntimeException | Error | InterruptedException e) {
            folder.close();
            throw e;
        }
    }

    private JavaProcess startProcess() throws InterruptedException {
        JavaCommand command = JavaCommand.of(BrokerProcess.class)
                .withJvmOptions("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
                .withArguments(data().toString(), Integer.toString(port));
        JavaProcess started = (disk == null ? command : disk.observed(command)).start();
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

    /**
     * Ends the broker as a power cut would: what it had not forced to disk is gone.
     *
     * @return how many bytes are gone
     * @throws IllegalStateException unless it is {@link #onForgetfulDisk}
     */
    public long cutPower() throws InterruptedException {
        if (disk == null) {
            throw new IllegalStateException("this broker's disk forgets nothing");
        }
        kill();
        return disk.forget(data());
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
            port = FreePorts.one();
        }
        restart();
    }

    @Override
    public void close() {
        try (folder) {
            process.close();
        }
    }

    private Path data() {
        return folder.path().resolve("broker");
    }

    @FunctionalInterface
    private interface DiskFactory {
        @Nullable
        ForgetfulDisk in(Path folder) throws InterruptedException;
    }
}
