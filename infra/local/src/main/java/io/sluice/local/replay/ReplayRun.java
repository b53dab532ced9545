package io.sluice.local.replay;

import io.sluice.files.CandleIterator;
import io.sluice.files.CandleSource;
import io.sluice.local.Ports;
import io.sluice.local.command.CommandFailed;
import io.sluice.local.command.Connection;
import io.sluice.local.config.Configuration;
import io.sluice.local.config.ConfigurationFile;
import io.sluice.local.config.Coverage;
import io.sluice.local.up.Feed;
import io.sluice.local.up.HistoryRun;
import io.sluice.local.up.Platform;
import io.sluice.local.up.Programme;
import io.sluice.local.up.RunTotals;
import io.sluice.local.up.Screen;
import io.sluice.topologies.driver.StoreKind;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One replay into a namespace: looks at the history, claims the namespace, and plays. */
final class ReplayRun {
    private final ConfigurationFile file;
    private final ReplayRequest request;
    private final Screen screen;
    private Excerpt playing;
    private volatile boolean stopped;
    private volatile HistoryRun history;

    ReplayRun(ConfigurationFile file, ReplayRequest request, Screen screen) {
        this.file = file;
        this.request = request;
        this.screen = screen;
    }

    /** Where the stages of a namespace keep their states; of replays only. */
    static Path folder(Path dataDir, String namespace) {
        return dataDir.resolve("replays").resolve(namespace);
    }

    /**
     * Plays until the history is over, or {@link #stop}; nothing is written before all of the request is found to make
     * sense.
     *
     * @throws CommandFailed when it does not make sense, or something fails for good
     */
    RunTotals.Summary on(Connection connection) {
        try (ReplayAdmin admin = new ReplayAdmin(connection.clientSettings())) {
            ReplayNamespace namespace = new ReplayNamespace(admin, request.into());
            namespace.refuseForeign();
            CandleSource source = request.history().open(connection);
            refuseEmpty(new Excerpt(source, request.range()));
            Coverage coverage = Coverage.of(file, Feed.samples(source));
            screen.announce(coverage, source.timeframe());
            Configuration configuration = inside(coverage.configuration(), connection);
            return ReplayLock.alone(
                    coverage.configuration().dataDir(),
                    request.into().name(),
                    () -> play(configuration, source, namespace));
        } catch (IOException unreadable) {
            throw CommandFailed.because("The history cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    /** Ends the replay, from any thread. */
    void stop() {
        stopped = true;
        HistoryRun running = history;
        if (running != null) {
            running.stop();
        }
    }

    private static void refuseEmpty(Excerpt excerpt) throws IOException {
        try (CandleIterator candles = excerpt.open()) {
            if (!candles.hasNext()) {
                throw CommandFailed.wrongUsage("There is no candle in that range: " + excerpt.name());
            }
        }
    }

    private Configuration inside(Configuration given, Connection connection) {
        return given.in(
                request.into(),
                given.kafka().at(connection.bootstrapServers(), connection.registryUrl()),
                folder(given.dataDir(), request.into().name()));
    }

    private RunTotals.Summary play(Configuration configuration, CandleSource source, ReplayNamespace namespace) {
        if (namespace.claim(configuration.kafka().replication())) {
            Removal.deleteFolder(configuration.dataDir());
        }
        playing =
                new Excerpt(new Excerpt(source, request.range()), new PlayedRange(Optional.empty(), request.pauseAt()));
        Programme programme = new Programme(playing, request.speed(), 0);
        history = new HistoryRun(configuration, programme, screen, this::over);
        if (stopped) {
            history.stop();
        }
        try (Platform platform = Platform.start(configuration, source.timeframe(), Ports.USUAL, StoreKind.ROCKSDB)) {
            screen.greet(
                    configuration,
                    platform,
                    programme,
                    List.of(),
                    "./sluice tap " + request.into() + ".fills   ./sluice tap " + request.into() + ".risk-decisions");
            history.on(platform, Optional.empty());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        history.throwFailure();
        screen.say("Stopped. Namespace %s stays readable; `./sluice replay --remove %s` takes it away."
                .formatted(request.into(), request.into()));
        return history.summary();
    }

    private void over(Optional<Instant> reachedBefore) {
        if (playing.cut()) {
            screen.say("Paused before the first candle that closes after "
                    + request.pauseAt().orElseThrow()
                    + ". Everything runs and stays readable; Ctrl-C ends. Start again without --pause-at, or with a"
                    + " later one, to go on.");
            return;
        }
        screen.say(reachedBefore
                .map(reached -> "Nothing of this history is later than " + reached + ", which an earlier replay into "
                        + request.into() + " has reached. To play it from its beginning, remove the namespace first.")
                .orElse("The history has been played to its end."));
        history.stop();
    }
}
