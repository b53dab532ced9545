package io.sluice.testkit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * A running child JVM whose output is kept, and that can be told to stop, stopped in its tracks or killed. It never
 * outlives this process: closing kills it, and so does the end of this JVM.
 */
public final class JavaProcess implements AutoCloseable {

    private static final Duration SIGNAL_LIMIT = Duration.ofSeconds(10);

    private final String name;
    private final Process process;
    private final List<String> standardOutput = new CopyOnWriteArrayList<>();
    private final List<String> standardError = new CopyOnWriteArrayList<>();
    private final List<Thread> readers;
    private final Thread killer;

    JavaProcess(String name, Process process) {
        this.name = name;
        this.process = process;
        this.killer = new Thread(process::destroyForcibly, name + "-killer");
        Runtime.getRuntime().addShutdownHook(killer);
        this.readers =
                List.of(read(process.getInputStream(), standardOutput), read(process.getErrorStream(), standardError));
    }

    private static Thread read(InputStream stream, List<String> lines) {
        return Thread.ofVirtual().start(() -> {
            try (BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
                reader.lines().forEach(lines::add);
            } catch (IOException | UncheckedIOException killed) {
                // A killed process breaks its pipes; what it wrote before has been kept.
            }
        });
    }

    /** The operating system's id. */
    public long pid() {
        return process.pid();
    }

    /** Whether it still runs, stopped in its tracks or not. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** The lines written so far; all of them once the exit has been awaited. */
    public List<String> standardOutput() {
        return List.copyOf(standardOutput);
    }

    /** The lines written so far; all of them once the exit has been awaited. */
    public List<String> standardError() {
        return List.copyOf(standardError);
    }

    /**
     * Waits for a line on standard output.
     *
     * @return the first line that fits, also one written before the call
     * @throws AssertionError if there is none within the limit, or if the process ends without one
     */
    public String awaitLine(Predicate<String> wanted, Duration limit) throws InterruptedException {
        Optional<String> line = Await.value("a line of " + name, limit, () -> {
            boolean ended = !process.isAlive();
            if (ended) {
                joinReaders();
            }
            Optional<String> found = standardOutput.stream().filter(wanted).findFirst();
            return found.isPresent() || ended ? Optional.of(found) : Optional.empty();
        });
        return line.orElseThrow(() -> new AssertionError(name + " ended without the line; " + output()));
    }

    /**
     * Waits until it ends.
     *
     * @return the exit code
     * @throws AssertionError if it still runs after the limit
     */
    public int awaitExit(Duration limit) throws InterruptedException {
        if (!process.waitFor(limit.toNanos(), TimeUnit.NANOSECONDS)) {
            throw new AssertionError(name + " still runs after " + limit + "; " + output());
        }
        joinReaders();
        return process.exitValue();
    }

    /** Asks it to end, as service managers do (SIGTERM). Its shutdown hooks run. */
    public void terminate() {
        // Through the handle, because the process itself would close its streams and lose what it still writes.
        process.toHandle().destroy();
    }

    /** Ends it as a crash would (SIGKILL), and returns when it is gone. No hook of it runs. */
    public void kill() throws InterruptedException {
        process.toHandle().destroyForcibly();
        process.waitFor();
        joinReaders();
    }

    /** Stops it in its tracks (SIGSTOP), as a long pause of its machine would. */
    public void pause() throws InterruptedException {
        signal("STOP");
    }

    /** Lets it go on (SIGCONT) after {@link #pause()}. */
    public void resume() throws InterruptedException {
        signal("CONT");
    }

    private void signal(String signal) throws InterruptedException {
        try {
            Process kill = new ProcessBuilder("kill", "-" + signal, Long.toString(pid()))
                    .inheritIO()
                    .start();
            if (!kill.waitFor(SIGNAL_LIMIT.toNanos(), TimeUnit.NANOSECONDS) || kill.exitValue() != 0) {
                throw new IllegalStateException("SIG" + signal + " did not reach process " + pid() + " of " + name);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void joinReaders() throws InterruptedException {
        for (Thread reader : readers) {
            reader.join(SIGNAL_LIMIT);
        }
    }

    private String output() {
        return "standard output " + standardOutput + ", standard error " + standardError;
    }

    /** Kills it if it still runs. */
    @Override
    public void close() {
        try {
            kill();
            Runtime.getRuntime().removeShutdownHook(killer);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IllegalStateException endingAnyway) {
            // This JVM is ending; the hook does the same.
        }
    }
}
