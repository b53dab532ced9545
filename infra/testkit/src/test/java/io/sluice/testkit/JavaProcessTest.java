package io.sluice.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "signals are POSIX")
class JavaProcessTest {

    private static final Duration AMPLE = Duration.ofSeconds(30);
    private static final int SIGKILL = 128 + 9;
    private static final int SIGTERM = 128 + 15;

    @TempDir
    private Path folder;

    @Test
    void runs_a_main_class_of_this_class_path_and_keeps_what_it_wrote() throws Exception {
        try (JavaProcess process = JavaCommand.of(Child.class)
                .withArguments("exit", "a b")
                .withJvmOptions("-Dtold=yes")
                .withEnvironment("SAID", "so")
                .in(folder)
                .start()) {
            assertThat(process.awaitExit(AMPLE)).isEqualTo(3);
            assertThat(process.standardOutput())
                    .containsExactly("a b", "yes", "so", folder.toRealPath().toString());
            assertThat(process.standardError()).containsExactly("bye");
        }
    }

    @Test
    void a_killed_process_runs_no_hook() throws Exception {
        try (JavaProcess process = waiting()) {
            process.kill();

            assertThat(process.awaitExit(AMPLE)).isEqualTo(SIGKILL);
            assertThat(process.standardOutput()).containsExactly("waiting");
        }
    }

    @Test
    void a_terminated_process_runs_its_hooks() throws Exception {
        try (JavaProcess process = waiting()) {
            process.terminate();

            assertThat(process.awaitExit(AMPLE)).isEqualTo(SIGTERM);
            assertThat(process.standardOutput()).containsExactly("waiting", "hook");
        }
    }

    @Test
    void a_paused_process_does_nothing_until_it_is_resumed() throws Exception {
        try (JavaProcess process = waiting()) {
            process.pause();
            Await.until("stopped", AMPLE, () -> state(process.pid()).startsWith("T"));
            assertThat(process.isAlive()).isTrue();

            process.resume();
            Await.until("going on", AMPLE, () -> !state(process.pid()).startsWith("T"));
            process.terminate();
            assertThat(process.awaitExit(AMPLE)).isEqualTo(SIGTERM);
        }
    }

    @Test
    void closing_kills() throws Exception {
        JavaProcess process = waiting();
        process.close();

        assertThat(process.isAlive()).isFalse();
        assertThat(ProcessHandle.of(process.pid())).isEmpty();
    }

    @Test
    void does_not_wait_for_ever() throws Exception {
        try (JavaProcess process = waiting()) {
            assertThatThrownBy(() -> process.awaitExit(Duration.ofMillis(50)))
                    .isExactlyInstanceOf(AssertionError.class)
                    .hasMessage("Child still runs after PT0.05S; standard output [waiting], standard error []");
            assertThatThrownBy(() -> process.awaitLine("never"::equals, Duration.ofMillis(50)))
                    .isExactlyInstanceOf(AssertionError.class)
                    .hasMessage("not within PT0.05S: a line of Child");
        }
    }

    @Test
    void a_process_that_ends_without_the_awaited_line_is_reported_with_its_output() {
        try (JavaProcess process = JavaCommand.of(Child.class)
                .withArguments("exit", "x")
                .in(folder)
                .start()) {
            assertThatThrownBy(() -> process.awaitLine("never"::equals, AMPLE))
                    .isExactlyInstanceOf(AssertionError.class)
                    .hasMessageStartingWith("Child ended without the line; standard output [x, ")
                    .hasMessageEndingWith("standard error [bye]");
        }
    }

    private JavaProcess waiting() throws InterruptedException {
        JavaProcess process = JavaCommand.of(Child.class).withArguments("wait").start();
        process.awaitLine("waiting"::equals, AMPLE);
        return process;
    }

    private static String state(long pid) throws Exception {
        Process ps = new ProcessBuilder("ps", "-o", "stat=", "-p", Long.toString(pid)).start();
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(ps.getInputStream(), StandardCharsets.UTF_8))) {
            List<String> lines = reader.lines().toList();
            return lines.isEmpty() ? "" : lines.getFirst();
        }
    }

    /** What the child processes run. */
    static final class Child {

        private Child() {}

        public static void main(String[] arguments) throws Exception {
            switch (arguments[0]) {
                case "exit" -> exit(arguments[1]);
                case "wait" -> waitForASignal();
                default -> throw new IllegalArgumentException(arguments[0]);
            }
        }

        private static void exit(String argument) throws Exception {
            System.out.println(argument);
            System.out.println(System.getProperty("told"));
            System.out.println(System.getenv("SAID"));
            System.out.println(Path.of("").toRealPath());
            System.err.println("bye");
            System.exit(3);
        }

        private static void waitForASignal() throws InterruptedException {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("hook")));
            System.out.println("waiting");
            new CountDownLatch(1).await();
        }
    }
}
