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
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** The program {@code sluice}. */
public final class Main {
    private Main() {}

    /** Every command by its name, in the order of the help page. */
    static Map<String, Supplier<Object>> commands() {
        Map<String, Supplier<Object>> commands = new LinkedHashMap<>();
        commands.put("up", UpCommand::new);
        commands.put("backtest", BacktestCommand::new);
        commands.put("parity", ParityCommand::new);
        commands.put("whatif", WhatIfCommand::new);
        commands.put("shadow", ShadowCommand::new);
        commands.put("import", ImportCommand::new);
        commands.put("history", HistoryCommand::new);
        commands.put("replay", ReplayCommand::new);
        commands.put("topics", TopicsCommand::new);
        commands.put("tap", TapCommand::new);
        commands.put("doctor", DoctorCommand::new);
        commands.put("halt", HaltCommand::new);
        commands.put("resume", ResumeCommand::new);
        commands.put("pause", PauseCommand::new);
        commands.put("reduce", ReduceCommand::new);
        commands.put("flatten", FlattenCommand::new);
        commands.put("freeze", FreezeCommand::new);
        commands.put("veto", VetoCommand::new);
        commands.put("ack", AckCommand::new);
        commands.put("gate", GateCommand::new);
        commands.put("rollout", RolloutCommand::new);
        commands.put("explain", ExplainCommand::new);
        commands.put("audit", AuditCommand::new);
        commands.put("store", StoreCommand::new);
        commands.put("sim", SimCommand::new);
        commands.put("config", ConfigCommand::new);
        commands.put("mt5-gateway", GatewayCommand::new);
        commands.put("bench", BenchCommand::new);
        commands.put("version", VersionCommand::new);
        return commands;
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
