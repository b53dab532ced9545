package io.sluice.local.replay;

import io.sluice.files.CandleFiles;
import io.sluice.files.CandleSource;
import io.sluice.files.ImportSettings;
import io.sluice.files.csv.UnusableFileException;
import io.sluice.files.trades.BitstampTrades;
import io.sluice.local.Endpoints;
import io.sluice.local.command.CommandFailed;
import io.sluice.local.command.ConnectionOptions;
import io.sluice.local.command.SluiceCommand;
import io.sluice.local.command.TimeText;
import io.sluice.local.config.FeedSettings;
import io.sluice.local.up.LocalCluster;
import io.sluice.local.up.RunTotals;
import io.sluice.local.up.Screen;
import io.sluice.local.up.Speed;
import io.sluice.local.up.StartFailures;
import io.sluice.local.up.StopSignal;
import io.sluice.schemas.catalogue.Namespace;
import io.sluice.schemas.serde.SchemaRegistryClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code sluice replay}: history onto topics of a namespace of its own (B-KAFKA). */
@Command(
        name = "replay",
        description = "Plays history into a namespace of its own on the cluster, as if it were live.",
        footer = {
            "",
            "Example: ./sluice replay --to history --from-namespace paper --from 2013-11-25 --speed 60",
            "         ./sluice tap history.fills",
            "         ./sluice replay --remove history"
        })
public final class ReplayCommand implements Runnable {
    @ParentCommand
    private SluiceCommand sluice;

    @Mixin
    private ConnectionOptions cluster;

    @Option(names = "--to", paramLabel = "NAMESPACE", description = "Plays into this namespace; goes on where it was.")
    private String to;

    @Option(
            names = "--remove",
            paramLabel = "NAMESPACE",
            description = "Takes a namespace that a replay has made off the cluster and off this machine.")
    private String remove;

    @Option(
            names = "--data",
            paramLabel = "PATH",
            arity = "1..*",
            description = "Files or folders of candles to play: Binance klines, a MetaTrader export, CSV with named"
                    + " columns. Default: the Bitstamp trades of November 2013 that come along.")
    private List<Path> data = List.of();

    @Option(
            names = "--from-namespace",
            paramLabel = "NAMESPACE",
            description = "Plays the candles that this namespace of the same cluster has recorded.")
    private String fromNamespace;

    @Option(names = "--from", paramLabel = "TIME", description = "First day or instant, UTC. Default: the beginning.")
    private String from;

    @Option(
            names = "--until",
            paramLabel = "TIME",
            description = "Day or instant before which it ends. Default: the end.")
    private String until;

    @Option(
            names = "--speed",
            paramLabel = "N|max",
            description = "How much faster than history itself it is played. Default: that of the configuration, 600.")
    private String speed;

    @Option(
            names = "--pause-at",
            paramLabel = "TIME",
            description = "Plays no candle that closes later, and keeps everything running until Ctrl-C.")
    private String pauseAt;

    @Override
    public void run() {
        if ((to == null) == (remove == null)) {
            throw CommandFailed.wrongUsage(
                    "Say --to NAMESPACE to play history into it, or --remove NAMESPACE to take it away.");
        }
        if (to == null) {
            remove();
        } else {
            play();
        }
    }

    private void play() {
        ReplayRequest request = request(target("--to", to));
        Screen screen = Screen.of(sluice.terminal(), sluice.json());
        ReplayRun run = new ReplayRun(sluice.file(), request, screen);
        try (StopSignal signal = new StopSignal(run::stop, screen::late)) {
            RunTotals.Summary summary = StartFailures.told(dataDir(), () -> {
                try (ReplayCluster open = open(request.into())) {
                    return run.on(open.connection());
                }
            });
            if (sluice.json()) {
                sluice.terminal().print(summary.json());
            }
            signal.done();
        }
    }

    private void remove() {
        Namespace namespace = target("--remove", remove);
        boolean nothing = cluster.find(sluice).isEmpty() && !Files.exists(LocalCluster.folder(dataDir()));
        Removal removed = nothing
                ? Removal.ofNothing(namespace.name())
                : StartFailures.told(dataDir(), () -> removeFrom(namespace));
        sluice.terminal().print(sluice.json() ? removed.json() : removed.text());
    }

    private Removal removeFrom(Namespace namespace) {
        try (ReplayCluster open = open(namespace);
                ReplayAdmin admin = new ReplayAdmin(open.connection().clientSettings());
                SchemaRegistryClient registry = open.connection().registry()) {
            return Removal.of(new ReplayNamespace(admin, namespace), admin, registry, dataDir());
        }
    }

    private ReplayCluster open(Namespace namespace) {
        return cluster.find(sluice)
                .map(ReplayCluster::running)
                .orElseGet(() -> ReplayCluster.embedded(
                        dataDir(),
                        sluice.ports(),
                        namespace,
                        sluice.configuration().kafka().properties()));
    }

    private ReplayRequest request(Namespace into) {
        Optional<Namespace> recorded =
                Optional.ofNullable(fromNamespace).map(name -> namespace("--from-namespace", name));
        if (recorded.isPresent() && !data.isEmpty()) {
            throw CommandFailed.wrongUsage("--data and --from-namespace: history comes from one of them.");
        }
        if (recorded.equals(Optional.of(into))) {
            throw CommandFailed.wrongUsage("--from-namespace and --to are both " + into + ".");
        }
        PlayedRange range = range();
        return new ReplayRequest(
                into,
                recorded.isPresent() ? running -> new RecordedHistory(running, recorded.get(), range.from()) : files(),
                range,
                instant("--pause-at", pauseAt),
                speed());
    }

    /** Looks at them before anything is started. */
    private ReplayRequest.History files() {
        if (data.isEmpty()) {
            return running -> new BitstampTrades();
        }
        try {
            CandleSource source = CandleFiles.at(data, ImportSettings.DEFAULT);
            return running -> source;
        } catch (UnusableFileException refused) {
            throw CommandFailed.wrongUsage(refused.getMessage());
        } catch (IOException unreadable) {
            throw CommandFailed.because("The data cannot be read: " + unreadable, unreadable);
        }
    }

    /** A namespace that a replay may write to: neither the configured one nor that of what runs here. */
    private Namespace target(String option, String name) {
        Namespace target = namespace(option, name);
        boolean runs = Endpoints.readLive(dataDir())
                .filter(up -> up.namespace().equals(name))
                .isPresent();
        if (runs || target.equals(sluice.namespace())) {
            throw CommandFailed.wrongUsage(option + " " + name + ": that namespace is "
                    + (runs ? "of what runs on " + dataDir() : "the configuration's own")
                    + "; a replay has one of its own.");
        }
        return target;
    }

    private static Namespace namespace(String option, String name) {
        try {
            return new Namespace(name);
        } catch (IllegalArgumentException malformed) {
            throw CommandFailed.wrongUsage(option + ": " + malformed.getMessage() + ".");
        }
    }

    private PlayedRange range() {
        Optional<Instant> begin = instant("--from", from);
        Optional<Instant> end = instant("--until", until);
        if (begin.isPresent() && end.isPresent() && !begin.get().isBefore(end.get())) {
            throw CommandFailed.wrongUsage("--from " + begin.get() + " must be before --until " + end.get() + ".");
        }
        return new PlayedRange(begin, end);
    }

    private static Optional<Instant> instant(String option, String text) {
        return Optional.ofNullable(text).map(given -> TimeText.of(option, given));
    }

    private Speed speed() {
        try {
            return Speed.of(speed == null ? sluice.configuration().feed().speed() : FeedSettings.parseSpeed(speed));
        } catch (IllegalArgumentException notASpeed) {
            throw CommandFailed.wrongUsage("--speed: '" + speed + "' " + notASpeed.getMessage() + ".");
        }
    }

    private Path dataDir() {
        return sluice.configuration().dataDir();
    }
}
