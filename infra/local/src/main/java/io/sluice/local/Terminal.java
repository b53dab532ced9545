package io.sluice.local;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * What a command has around it.
 *
 * @param out results
 * @param err everything else that people should read
 * @param environment variables that the configuration may refer to
 */
public record Terminal(PrintWriter out, PrintWriter err, Map<String, String> environment) {

    /** This process's own, in UTF-8. */
    public static Terminal ofProcess() {
        return new Terminal(writer(FileDescriptor.out), writer(FileDescriptor.err), System.getenv());
    }

    private static PrintWriter writer(FileDescriptor descriptor) {
        return writer(new FileOutputStream(descriptor));
    }

    /** A writer that ends each line visibly and remembers when nobody reads any more. */
    public static PrintWriter writer(OutputStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }

    /**
     * Prints one line of result.
     *
     * @return false when nobody reads any more, as after {@code | head}
     */
    public boolean print(String line) {
        out.println(line);
        return !out.checkError();
    }

    /** Tells people something that is not a result. */
    public void tell(String line) {
        err.println(line);
        err.flush();
    }
}
