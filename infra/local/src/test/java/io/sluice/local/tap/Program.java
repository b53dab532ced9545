package io.sluice.local.tap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Runs programs that are not Java, one after the other and to their end.
 *
 * @param folder where they run, and where what they say is kept
 */
record Program(Path folder) {
    private static final int LIMIT_MINUTES = 5;

    /** The lines on standard output; fails with what it complains about, or when it does not end. */
    List<String> lines(String... command) {
        try {
            Path output = folder.resolve("stdout.txt");
            Path complaints = folder.resolve("stderr.txt");
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectOutput(output.toFile())
                    .redirectError(complaints.toFile())
                    .start();
            if (!process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new AssertionError(name(command) + " does not end: " + Files.readString(complaints));
            }
            if (process.exitValue() != 0) {
                throw new AssertionError(name(command) + " fails: " + Files.readString(complaints));
            }
            return Files.readAllLines(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(name(command) + " was interrupted", e);
        }
    }

    /** The first of these programs that exists and accepts the arguments. */
    static Optional<String> find(List<String> programs, String... arguments) {
        return programs.stream().filter(program -> accepts(program, arguments)).findFirst();
    }

    private static boolean accepts(String program, String... arguments) {
        try {
            Process process = new ProcessBuilder(Stream.concat(Stream.of(program), Stream.of(arguments))
                            .toList())
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor() == 0;
        } catch (IOException absent) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static String name(String... command) {
        return String.join(" ", command);
    }
}
