package io.sluice.local;

import io.sluice.local.backtest.BacktestCommand;
import io.sluice.local.bench.BenchCommand;
import io.sluice.local.command.AckCommand;
import io.sluice.local.command.CommandLines;
import io.sluice.local.command.ConfigCommand;
import io.sluice.local.command.DoctorCommand;
import io.sluice.local.command.ExplainCommand;
import io.sluice.local.command.FlattenCommand;
import io.sluice.local.command.FreezeCommand;
import io.sluice.local.command.GateCommand;
import io.sluice.local.command.HaltCommand;
import io.sluice.local.command.PauseCommand;
import io.sluice.local.command.ReduceCommand;
import io.sluice.local.command.ResumeCommand;
import io.sluice.local.command.RolloutCommand;
import io.sluice.local.command.TapCommand;
import io.sluice.local.command.TopicsCommand;
import io.sluice.local.command.VersionCommand;
import io.sluice.local.command.VetoCommand;
import io.sluice.local.history.HistoryCommand;
import io.sluice.local.history.ImportCommand;
import io.sluice.local.mt5.GatewayCommand;
import io.sluice.local.parity.ParityCommand;
import io.sluice.local.parity.ShadowCommand;
import io.sluice.local.parity.WhatIfCommand;
import io.sluice.local.records.AuditCommand;
import io.sluice.local.records.StoreCommand;
import io.sluice.local.replay.ReplayCommand;
import io.sluice.local.sim.SimCommand;
import io.sluice.local.up.UpCommand;
import java.util.List;

/** The program {@code sluice}. */
public final class Main {
    private Main() {}

    /** Every command, in the order of the help page. */
    private static List<Object> commands() {
        return List.of(
                new UpCommand(),
                new BacktestCommand(),
                new ParityCommand(),
                new WhatIfCommand(),
                new ShadowCommand(),
                new ImportCommand(),
                new HistoryCommand(),
                new ReplayCommand(),
                new TopicsCommand(),
                new TapCommand(),
                new DoctorCommand(),
                new HaltCommand(),
                new ResumeCommand(),
                new PauseCommand(),
                new ReduceCommand(),
                new FlattenCommand(),
                new FreezeCommand(),
                new VetoCommand(),
                new AckCommand(),
                new GateCommand(),
                new RolloutCommand(),
                new ExplainCommand(),
                new AuditCommand(),
                new StoreCommand(),
                new SimCommand(),
                new ConfigCommand(),
                new GatewayCommand(),
                new BenchCommand(),
                new VersionCommand());
    }

    /** Ends the process with the command's exit code. */
    public static void main(String[] arguments) {
        System.exit(run(Terminal.ofProcess(), arguments));
    }

    /** Runs one command and gives its exit code; the process goes on. */
    public static int run(Terminal terminal, String... arguments) {
        return CommandLines.run(terminal, commands(), arguments);
    }
}
