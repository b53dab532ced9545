package io.sluice.local.live;

import io.sluice.local.config.AccountChoice;
import io.sluice.local.config.Configuration;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/**
 * All real venues of one process: the clock of its accounts, the latch of halts, and of each venue its market data and its
 * order runner. A venue that is down stops nothing else. Closed in the opposite order of the start.
 */
public final class LiveVenues implements AutoCloseable {
    private final Deque<Part> parts = new ArrayDeque<>();
    private final List<VenuePart> venues = new ArrayList<>();
    private final List<String> greeting = new ArrayList<>();

    /** Something to be closed that does not fail at it. */
    private interface Part {
        void close();
    }

    private LiveVenues() {}

    /**
     * Starts all of them beside a platform.
     *
     * @param place of a platform of the same configuration, which runs and is closed after this
     * @throws IOException when a port is taken, or the data folder cannot be written
     */
    public static LiveVenues start(Configuration configuration, LiveAccess access, Place place)
            throws IOException, InterruptedException {
        LiveVenues live = new LiveVenues();
        try {
            live.startAll(configuration, access, place);
            return live;
        } catch (IOException | InterruptedException | RuntimeException failed) {
            live.close();
            throw failed;
        }
    }

    private void startAll(Configuration configuration, LiveAccess access, Place place)
            throws IOException, InterruptedException {
        List<String> accounts =
                configuration.accounts().stream().map(AccountChoice::id).toList();
        WallClock clock = WallClock.start(accounts, place.codec(), place.kafka(), InstantSource.system());
        parts.push(clock::close);
        String instance = InstanceFile.of(place.dataDir());
        HaltFollower halts = HaltFollower.start(
                Set.copyOf(configuration.realAccounts()), place.dataDir(), instance, place.codec(), place.kafka());
        parts.push(halts::close);
        configuration.venues().binance().ifPresent(settings -> {
            BinanceAccounts binance = new BinanceAccounts(configuration, settings);
            add(BinancePart.start(binance, settings, access.binance(), instance, place));
        });
        if (configuration.venues().mt5().isPresent()) {
            Mt5Part mt5 =
                    Mt5Part.start(configuration, configuration.venues().mt5().get(), access.mt5(), instance, place);
            add(mt5);
            greeting.add("mt5: terminals dial %s; market data of %s".formatted(mt5.dialled(), mt5.watched()));
        }
    }

    private void add(VenuePart part) {
        parts.push(part::close);
        venues.add(part);
    }

    /** What is known only since the start, as lines. */
    public List<String> greeting() {
        return List.copyOf(greeting);
    }

    /** What has changed since this was last asked, as lines; asked each second or so by one thread. */
    public List<String> changes() {
        return venues.stream().flatMap(venue -> venue.change().stream()).toList();
    }

    @Override
    public void close() {
        while (!parts.isEmpty()) {
            parts.pop().close();
        }
    }
}
