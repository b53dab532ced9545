package io.sluice.local.live;

import io.sluice.connector.Venue;
import io.sluice.connector.runner.OrderRunner;
import io.sluice.connector.runner.RunnerListener;
import io.sluice.connector.runner.RunnerSettings;
import io.sluice.order.OrderFoldSettings;
import io.sluice.schemas.OrderCommand;
import io.sluice.schemas.catalogue.Topic;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** The order runner of one venue, and what people hear of it. One thread asks for changes. */
final class Runners implements AutoCloseable {
    private static final Duration SESSION = Duration.ofSeconds(10);

    private final String venue;
    private final String accounts;
    private final OrderRunner runner;
    private boolean agreed;
    private boolean ended;

    private Runners(String venue, String accounts, OrderRunner runner) {
        this.venue = venue;
        this.accounts = accounts;
        this.runner = runner;
    }

    /** Starts in the background; the venue need not be there yet. */
    static Runners start(
            Venue venue,
            Topic<OrderCommand> orders,
            Set<String> accounts,
            Duration compareEvery,
            String instance,
            Place place) {
        RunnerSettings settings = new RunnerSettings(
                place.namespace(),
                orders,
                accounts,
                place.kafka(),
                OrderFoldSettings.DEFAULT,
                compareEvery,
                HaltFolder.in(place.dataDir()),
                SESSION,
                instance);
        OrderRunner runner = OrderRunner.start(venue, settings, place.registry(), RunnerListener.NONE);
        return new Runners(
                venue.name(), String.join(", ", accounts.stream().sorted().toList()), runner);
    }

    /** Whether all accounts agree with the venue. */
    boolean isSynchronised() {
        return runner.isSynchronised();
    }

    /** What has changed since this was last asked. */
    Optional<String> change() {
        if (!runner.isRunning()) {
            boolean told = ended;
            ended = true;
            return told
                    ? Optional.empty()
                    : Optional.of("%s: another process has taken the place of this one; no order leaves here any more"
                            .formatted(venue));
        }
        boolean agrees = runner.isSynchronised();
        if (agrees == agreed) {
            return Optional.empty();
        }
        agreed = agrees;
        return Optional.of(
                agrees
                        ? "%s: %s in agreement with the venue, orders may leave".formatted(venue, accounts)
                        : "%s: %s not in agreement with the venue, entries wait".formatted(venue, accounts));
    }

    @Override
    public void close() {
        runner.close();
    }
}
