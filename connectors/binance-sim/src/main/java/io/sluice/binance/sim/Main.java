package io.sluice.binance.sim;

import java.io.IOException;
import java.nio.file.Path;

/** Runs a venue in a process of its own, so that what is tested can be killed and the venue never is. */
public final class Main {
    private Main() {}

    /** Takes a port and the file of the ledger; prints where it listens and goes on until it is killed. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int port = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 0;
        Path ledger = Path.of(arguments.length > 1 ? arguments[1] : "binance-sim-ledger.jsonl");
        try (SimulatedVenue venue =
                SimulatedVenue.start(VenueSettings.with(ledger).onPort(port))) {
            System.out.println(venue.restUrl());
            Thread.currentThread().join();
        }
    }
}
