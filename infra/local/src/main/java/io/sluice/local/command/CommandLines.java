package io.sluice.local.command;

import io.sluice.local.Terminal;
import io.sluice.local.config.ConfigurationException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Puts the commands together and turns whatever goes wrong into one paragraph and an exit code. */
public final class CommandLines {
    private CommandLines() {}

    /**
     * Runs the one of the commands that the arguments ask for, and gives its exit code.
     *
     * @param commands makers by name, in the order of the help page
     */
    public static int run(Terminal terminal, Map<String, Supplier<Object>> commands, String... arguments) {
        CommandLine line = of(terminal, asked(commands, List.of(arguments)));
        try {
            return line.execute(arguments);
        } catch (LinkageError | OutOfMemoryError broken) {
            // picocli hands exceptions to the handler below, but lets errors through.
            return failed(new IllegalStateException(broken.toString(), broken), line);
        }
    }

    /**
     * Those that are named anywhere, where the first word is a name; else all, as help and suggestions show them. To take all
     * commands' options in takes longer than most commands.
     */
    private static Map<String, Supplier<Object>> asked(Map<String, Supplier<Object>> commands, List<String> arguments) {
        if (arguments.isEmpty() || !commands.containsKey(arguments.getFirst())) {
            return commands;
        }
        Map<String, Supplier<Object>> asked = new LinkedHashMap<>(commands);
        asked.keySet().retainAll(arguments);
        return asked;
    }

    private static CommandLine of(Terminal terminal, Map<String, Supplier<Object>> commands) {
        CommandLine line = new CommandLine(new SluiceCommand(terminal));
        commands.forEach((name, maker) -> line.addSubcommand(name, maker.get()));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setOut(terminal.out());
        line.setErr(terminal.err());
        line.setParameterExceptionHandler(CommandLines::wrongUsage);
        line.setExecutionExceptionHandler((failure, command, parsed) -> failed(failure, command));
        return line;
    }

    private static int wrongUsage(ParameterException wrong, String[] arguments) {
        CommandLine line = wrong.getCommandLine();
        line.getErr().println(wrong.getMessage());
        UnmatchedArgumentException.printSuggestions(wrong, line.getErr());
        line.getErr()
                .println("Type './" + line.getCommandSpec().qualifiedName() + " --help' to see what it understands.");
        line.getErr().flush();
        return ExitCode.WRONG_USAGE.status();
    }

    private static int failed(Exception failure, CommandLine line) {
        SluiceCommand sluice = (SluiceCommand) line.getCommandSpec().root().userObject();
        ExitCode code = switch (failure) {
            case CommandFailed foreseen -> foreseen.exitCode();
            case ConfigurationException refused -> ExitCode.WRONG_USAGE;
            default -> ExitCode.FAILED;
        };
        sluice.terminal().tell(message(failure, sluice.debug()));
        if (sluice.debug()) {
            failure.printStackTrace(line.getErr());
            line.getErr().flush();
        }
        return code.status();
    }

    private static String message(Exception failure, boolean debug) {
        return switch (failure) {
            case CommandFailed foreseen -> foreseen.getMessage();
            case ConfigurationException refused -> refused.getMessage();
            default -> "Failed unexpectedly: " + failure + (debug ? "" : "\nRun it again with --debug to see where.");
        };
    }
}
