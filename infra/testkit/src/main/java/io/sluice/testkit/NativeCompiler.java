package io.sluice.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A compiler of C or C++ of this machine, where it has one. */
public final class NativeCompiler {
    private static final long LONGEST_MINUTES = 5;

    private NativeCompiler() {}

    /** Whether it can be called, for example {@code g++}. */
    public static boolean isPresent(String compiler) {
        try {
            return new ProcessBuilder(compiler, "--version")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException missing) {
            return false;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /**
     * Runs it in a folder.
     *
     * @param command the compiler and its arguments
     * @throws IOException with all it said when it fails
     */
    public static void run(Path folder, List<String> command) throws IOException, InterruptedException {
        Path log = folder.resolve("compiler.log");
        Process compiler = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (!compiler.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)) {
            compiler.destroyForcibly();
            throw new IOException(command.getFirst() + " did not end");
        }
        if (compiler.exitValue() != 0) {
            throw new IOException(String.join(" ", command) + " fails:\n" + Files.readString(log));
        }
    }
}
