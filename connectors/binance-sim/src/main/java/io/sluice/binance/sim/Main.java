package io.sluice.binance.sim;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** Runs a venue in a process of its own, so that what is tested can be killed and the venue never is. */
public final class Main {
    private static final String DEFAULT_LEDGER = "binance-sim-ledger.jsonl";

    private Main() {}

    /**
     * Takes a port (0 for any free one), the file of the ledger, and prices as {@link Launch} knows them; the default of the
     * last is to stand still. Prints where it serves, as the first line, and goes on until it is killed.
     */
    public static void main(String[] arguments) throws Exception {
        Launch launch = new Launch(
                Integer.parseInt(argument(arguments, 0, "0")),
                Path.of(argument(arguments, 1, DEFAULT_LEDGER)),
                argument(arguments, 2, Launch.STILL),
                1);
        try (Launch.Running running = launch.start()) {
            System.out.println(running.venue().restUrl());
            new CountDownLatch(1).await();
        }
    }

    private static String argument(String[] arguments, int at, String otherwise) {
        return arguments.length > at ? arguments[at] : otherwise;
    }
}
