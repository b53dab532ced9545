package io.sluice.local.up;

import io.sluice.files.csv.UnusableFileException;
import io.sluice.local.Ports;
import io.sluice.local.command.CommandFailed;
import io.sluice.local.command.DurationText;
import io.sluice.local.command.SluiceCommand;
import io.sluice.local.config.ConfigurationFile;
import io.sluice.local.config.FeedSettings;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code sluice up}: everything in one process (X-UP). */
@Command(
        name = "up",
        description =
                "Runs everything in one process: Kafka, registry, folds, paper venue and a feed of real candles, or real"
                        + " venues where the configuration names them.")
public final class UpCommand implements Runnable {
    @ParentCommand
    private SluiceCommand sluice;

    @Option(
            names = "--data",
            paramLabel = "PATH",
            description =
                    "File or folder of candles to play: Binance klines or a MetaTrader export, plain, gz or zip; Parquet."
                            + " Default: the Bitstamp trades of November 2013 that come along.")
    private Path data;

    @Option(
            names = "--speed",
            paramLabel = "N|max",
            description = "How much faster than history itself it is played. Default: that of the configuration, 600.")
    private String speed;

    @Option(names = "--for", paramLabel = "TIME", description = "Ends cleanly by itself after this time: 60s, 5m, 2h.")
    private String runFor;

    @Option(
            names = "--arm-live",
            description = "Arms venues of mode live: orders then move real money. Refused where there is none.")
    private boolean armed;

    @Override
    public void run() {
        Optional<Duration> atMost = Optional.ofNullable(runFor).map(text -> DurationText.of("--for", text));
        ConfigurationFile file = sluice.file();
        Ports ports = sluice.ports();
        Screen screen = Screen.of(sluice.terminal(), sluice.json());
        Run run = prepare(file, ports, screen);
        try (StopSignal signal = new StopSignal(run::stop, screen::late)) {
            RunTotals.Summary summary =
                    StartFailures.told(file.configuration().dataDir(), () -> run.untilStopped(atMost));
            if (sluice.json()) {
                sluice.terminal().print(summary.json());
            }
            signal.done();
        }
    }

    /** Nothing has been started when a feed is refused here. */
    private Run prepare(ConfigurationFile file, Ports ports, Screen screen) {
        if (file.configuration().venues().isReal()) {
            refuseHistory(file);
            return LiveRun.prepare(file, sluice.terminal().environment(), armed, ports, screen);
        }
        if (armed) {
            throw CommandFailed.wrongUsage("--arm-live: the configuration names no venue to arm.");
        }
        try {
            return UpRun.prepare(file, feed(file.configuration().feed()), ports, screen);
        } catch (UnusableFileException refused) {
            throw CommandFailed.wrongUsage(refused.getMessage());
        } catch (IOException unreadable) {
            throw CommandFailed.because("The feed cannot be read: " + unreadable, unreadable);
        }
    }

    private void refuseHistory(ConfigurationFile file) {
        boolean played = data != null
                || speed != null
                || file.configuration().feed().path().isPresent();
        if (played) {
            throw CommandFailed.wrongUsage(
                    "Candles come from the venues of the configuration as they happen: history cannot"
                            + " be played beside them. Leave out --data, --speed and feed.path, or leave out venues.");
        }
    }

    private FeedSettings feed(FeedSettings configured) {
        Optional<String> path = data == null ? configured.path() : Optional.of(data.toString());
        return new FeedSettings(path, speed == null ? configured.speed() : speed(speed));
    }

    private static Optional<BigDecimal> speed(String text) {
        try {
            return FeedSettings.parseSpeed(text);
        } catch (IllegalArgumentException notASpeed) {
            throw CommandFailed.wrongUsage("--speed: '" + text + "' " + notASpeed.getMessage());
        }
    }
}
