package io.sluice.local;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * What came of running the program in this process.
 *
 * @param status exit code
 * @param out lines of standard output
 * @param err lines of standard error
 */
public record CommandRun(int status, List<String> out, List<String> err) {
    /** Runs the program to its end. */
    public static CommandRun of(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int status = Main.run(new Terminal(Terminal.writer(out), Terminal.writer(err), Map.of()), arguments);
        return new CommandRun(status, lines(out), lines(err));
    }

    private static List<String> lines(ByteArrayOutputStream written) {
        return written.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
