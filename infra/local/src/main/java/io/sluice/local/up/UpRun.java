package io.sluice.local.up;

import io.sluice.files.CandleSource;
import io.sluice.local.Endpoints;
import io.sluice.local.Ports;
import io.sluice.local.config.Configuration;
import io.sluice.local.config.ConfigurationFile;
import io.sluice.local.config.Coverage;
import io.sluice.local.config.FeedSettings;
import io.sluice.topologies.driver.StoreKind;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** One run of everything in one process, from the first line on the screen to a clean end. */
final class UpRun implements Run {
    /** Two hours of one-minute candles warm every indicator, and fill the chart that people look at first. */
    private static final int FULL_SPEED_STEPS = 120;

    private final Configuration configuration;
    private final Programme programme;
    private final Ports ports;
    private final Screen screen;
    private final HistoryRun history;

    private UpRun(Configuration configuration, Programme programme, Ports ports, Screen screen) {
        this.configuration = configuration;
        this.programme = programme;
        this.ports = ports;
        this.screen = screen;
        this.history = new HistoryRun(configuration, programme, screen, this::feedOver);
    }

    /** Looks at the feed and completes the configuration for it; starts nothing yet. */
    static UpRun prepare(ConfigurationFile file, FeedSettings feed, Ports ports, Screen screen) throws IOException {
        CandleSource source = Feed.of(feed);
        Coverage coverage = Coverage.of(file, Feed.samples(source));
        screen.announce(coverage, source.timeframe());
        return new UpRun(
                coverage.configuration(),
                new Programme(source, Speed.of(feed.speed()), FULL_SPEED_STEPS),
                ports,
                screen);
    }

    @Override
    public RunTotals.Summary untilStopped(Optional<Duration> atMost) {
        try (Platform platform =
                Platform.start(configuration, programme.source().timeframe(), ports, StoreKind.ROCKSDB)) {
            Endpoints endpoints = Endpoints.ofThisProcess(
                    platform.bootstrapServers(),
                    platform.registryUrl(),
                    configuration.namespace().name());
            endpoints.write(configuration.dataDir());
            try (FrontDesk desk = FrontDesk.open(
                    configuration, platform, ports, programme.source().timeframe(), false)) {
                screen.greet(
                        configuration,
                        platform,
                        programme,
                        desk.whereabouts(),
                        "./sluice tap fills   ./sluice tap risk-decisions   ./sluice doctor");
                history.on(platform, atMost);
            } finally {
                endpoints.remove(configuration.dataDir());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        history.throwFailure();
        screen.say("Stopped. Everything is kept in %s; `up` goes on from here.".formatted(configuration.dataDir()));
        return history.summary();
    }

    @Override
    public void stop() {
        history.stop();
    }

    private void feedOver(Optional<Instant> reachedBefore) {
        screen.say(reachedBefore
                .map(reached -> "Nothing of this feed is later than " + reached + ", which an earlier run on this"
                        + " folder has reached. To play it from its beginning, name another --data-dir.")
                .orElse("The feed has been played to its end. The topics stay readable; Ctrl-C ends."));
    }
}
