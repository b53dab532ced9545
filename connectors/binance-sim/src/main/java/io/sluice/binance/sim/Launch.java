package io.sluice.binance.sim;

import io.sluice.binance.sim.exchange.Instrument;
import io.sluice.binance.sim.prices.PriceFeed;
import io.sluice.binance.sim.prices.PriceFiles;
import io.sluice.binance.sim.prices.PricePlayer;
import io.sluice.binance.sim.prices.RandomWalk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A venue with prices that move, as people start it.
 *
 * @param port on the loopback interface, 0 for any free one
 * @param ledger where the truth is written
 * @param prices {@code still}, a seed, or a file that {@link PriceFiles} knows
 * @param speed how much faster than it was recorded a file is played
 */
public record Launch(int port, Path ledger, String prices, double speed) {
    /** Prices that move only when they are told to. */
    public static final String STILL = "still";

    private static final long WALK_MILLIS = 250;
    private static final int HISTORY_MINUTES = 3000;

    /** A venue and the prices that are played to it. */
    public record Running(SimulatedVenue venue, Runnable stopPrices) implements AutoCloseable {
        @Override
        public void close() {
            stopPrices.run();
            venue.close();
        }
    }

    /**
     * Starts both.
     *
     * @throws IOException where the ledger cannot be written or the prices cannot be read
     */
    public Running start() throws IOException {
        VenueSettings settings = VenueSettings.with(ledger).onPort(port);
        List<Instrument> instruments = settings.exchange().instruments();
        if (prices.equals(STILL)) {
            return new Running(SimulatedVenue.start(settings), () -> {});
        }
        if (prices.matches("[0-9]{1,18}")) {
            return walking(settings, Long.parseLong(prices));
        }
        if (Files.notExists(Path.of(prices))) {
            throw new IOException("there is no file " + prices);
        }
        PriceFeed feed = PriceFiles.open(Path.of(prices), instruments);
        SimulatedVenue venue = SimulatedVenue.start(settings);
        return new Running(venue, PricePlayer.start(feed, venue.venue(), speed)::close);
    }

    private Running walking(VenueSettings settings, long seed) throws IOException {
        List<Instrument> instruments = settings.exchange().instruments();
        RandomWalk walk = new RandomWalk(instruments, settings.quotes(), WALK_MILLIS, seed);
        SimulatedVenue venue = SimulatedVenue.start(settings.seeded(seed));
        long now = venue.clock().millis();
        for (Instrument instrument : instruments) {
            venue.history(instrument.symbol(), walk.history(instrument, now, HISTORY_MINUTES));
        }
        return new Running(venue, PricePlayer.start(walk, venue.venue(), 1)::close);
    }
}
