package io.sluice.local.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.sluice.local.command.CommandFailed;
import io.sluice.local.command.SluiceCommand;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sluice bench mt5}: what an order to a terminal takes. */
@Command(
        name = "mt5",
        description =
                "From an order to a terminal's result, one terminal and many, beside a bare link with as many syncs.")
final class TerminalBenchCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--rate",
            defaultValue = "100",
            description = "Orders a second, of all terminals together. Default: ${DEFAULT-VALUE}.")
    private int rate;

    @Option(
            names = "--seconds",
            defaultValue = "8",
            description = "Seconds a turn, of three. Default: ${DEFAULT-VALUE}.")
    private int seconds;

    @Option(
            names = "--terminals",
            defaultValue = "50",
            description = "How many trade side by side. Default: ${DEFAULT-VALUE}.")
    private int terminals;

    @Override
    public void run() {
        if (rate <= 0 || seconds <= 0 || terminals <= 0) {
            throw CommandFailed.wrongUsage("--rate, --seconds and --terminals must be positive");
        }
        SluiceCommand sluice = (SluiceCommand) spec.root().userObject();
        TerminalBench bench = new TerminalBench(terminals, rate, seconds, sluice.terminal()::tell);
        try {
            TerminalBench.Result result = bench.run();
            sluice.terminal().print(sluice.json() ? new ObjectMapper().writeValueAsString(result) : result.text());
        } catch (IOException failed) {
            throw CommandFailed.because("the measurement failed: " + failed.getMessage(), failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw CommandFailed.because("interrupted");
        }
    }
}
