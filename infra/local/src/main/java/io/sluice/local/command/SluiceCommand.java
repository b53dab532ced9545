package io.sluice.local.command;

import io.sluice.local.Ports;
import io.sluice.local.Terminal;
import io.sluice.local.config.Configuration;
import io.sluice.local.config.ConfigurationFile;
import io.sluice.local.config.Variants;
import io.sluice.schemas.catalogue.Namespace;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** What all commands share: where the configuration is, which namespace is meant, how to answer. */
@Command(
        name = "sluice",
        description = "A Kafka-native trading platform: candles in, signals, risk decisions, orders and fills out.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        scope = ScopeType.INHERIT,
        sortOptions = false,
        footer = {
            "",
            "Exit codes: 0 done, 1 failed, 2 wrong usage or configuration, 3 a gate said no.",
            "Results go to standard output, everything else to standard error."
        })
public final class SluiceCommand implements Runnable {
    private final Terminal terminal;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--config",
            scope = ScopeType.INHERIT,
            paramLabel = "FILE",
            description = "Configuration in YAML. Without it the built-in one holds (see 'config').")
    private Path config;

    @Option(
            names = "--namespace",
            scope = ScopeType.INHERIT,
            paramLabel = "NAME",
            description = "Prefix of all topics. Default: that of the configuration, 'paper' unless set.")
    private String namespace;

    @Option(
            names = "--data-dir",
            scope = ScopeType.INHERIT,
            paramLabel = "DIR",
            description = "Folder of everything that is kept. Default: that of the configuration, './data' unless set.")
    private Path dataDir;

    @Option(
            names = "--port-base",
            scope = ScopeType.INHERIT,
            paramLabel = "PORT",
            description = "Kafka listens on PORT, the registry on PORT+1, the WebSocket of alerts on PORT+2."
                    + " Default: 9092, 8081 and 8765.")
    private Integer portBase;

    @Option(names = "--json", scope = ScopeType.INHERIT, description = "Answer with one JSON value a line.")
    private boolean json;

    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "Tell where in the program a failure happened.")
    private boolean debug;

    private ConfigurationFile file;

    SluiceCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do: 'up' starts everything in one process.");
    }

    /** Where results and messages go. */
    public Terminal terminal() {
        return terminal;
    }

    /** Whether results must be JSON. */
    public boolean json() {
        return json;
    }

    /** Whether failures show where they happened. */
    public boolean debug() {
        return debug;
    }

    /** The ports that embedded servers listen on. */
    public Ports ports() {
        try {
            return Ports.from(portBase == null ? OptionalInt.empty() : OptionalInt.of(portBase));
        } catch (IllegalArgumentException impossible) {
            throw CommandFailed.wrongUsage("--port-base: " + impossible.getMessage());
        }
    }

    /**
     * The configuration in force: the built-in one, then the file, then the options of the command line.
     *
     * @throws io.sluice.local.config.ConfigurationException with everything that is wrong in it
     */
    public Configuration configuration() {
        return file().configuration();
    }

    /** The same, with where it came from. */
    public ConfigurationFile file() {
        if (file == null) {
            file = ConfigurationFile.load(Optional.ofNullable(config), overrides(), terminal.environment());
        }
        return file;
    }

    /** The same with other values in some places. */
    public Variants variants() {
        return Variants.of(
                Optional.ofNullable(config),
                overrides(),
                terminal.environment(),
                file().configuration().plugins());
    }

    private ConfigurationFile.Overrides overrides() {
        return new ConfigurationFile.Overrides(Optional.ofNullable(namespace), Optional.ofNullable(dataDir));
    }

    /** Whether the command line names a namespace. */
    public boolean namespaceTold() {
        return namespace != null;
    }

    /** The namespace in force. */
    public Namespace namespace() {
        return configuration().namespace();
    }
}
