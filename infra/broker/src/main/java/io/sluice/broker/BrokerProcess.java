package io.sluice.broker;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/**
 * A broker as a process of its own, so that it can be killed without killing who uses it.
 *
 * <p>Arguments: the data folder and the port (0 for any free one). When it serves, it prints one line,
 * {@code READY host:port}, on standard output. It ends with 0 when told to stop, 1 when it cannot start, 2 when the
 * arguments are wrong.
 */
public final class BrokerProcess {

    /** What the ready line begins with; the address follows. */
    public static final String READY = "READY ";

    private static final int FAILED = 1;
    private static final int WRONG_USAGE = 2;

    private BrokerProcess() {}

    /** Runs until the process is told to stop. */
    public static void main(String[] arguments) throws InterruptedException {
        if (arguments.length != 2) {
            fail(WRONG_USAGE, "arguments: <data folder> <port>");
        }
        try {
            EmbeddedBroker broker = EmbeddedBroker.start(
                    BrokerSettings.in(Path.of(arguments[0])).onPort(Integer.parseInt(arguments[1])));
            Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "broker-stop"));
            print(System.out, READY + broker.bootstrapServers());
        } catch (BrokerStartException e) {
            fail(FAILED, e.getMessage());
        } catch (IllegalArgumentException e) {
            fail(WRONG_USAGE, e.getMessage());
        }
        new CountDownLatch(1).await();
    }

    private static void fail(int code, String message) {
        print(System.err, message);
        System.exit(code);
    }

    private static void print(PrintStream stream, String line) {
        stream.println(line);
        stream.flush();
    }
}
