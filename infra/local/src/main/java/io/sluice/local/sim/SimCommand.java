package io.sluice.local.sim;

import io.sluice.local.command.SluiceCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code sluice sim}: venues that are not real. */
@Command(
        name = "sim",
        description = "Runs a simulated venue to try things out against.",
        subcommands = {BinanceSimCommand.class, Mt5SimCommand.class})
public final class SimCommand implements Runnable {
    @ParentCommand
    private SluiceCommand sluice;

    @Spec
    private CommandSpec spec;

    SluiceCommand sluice() {
        return sluice;
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "Say which venue: 'binance', or 'mt5' for a MetaTrader 5 terminal.");
    }
}
