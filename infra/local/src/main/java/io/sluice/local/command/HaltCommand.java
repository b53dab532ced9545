package io.sluice.local.command;

import io.sluice.schemas.OperatorCommandKind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code sluice halt} */
@Command(
        name = "halt",
        description = "Stops an account: no new entries; stops and targets stay. Lasts until 'resume'.",
        footer = {
            "",
            "--local needs neither Kafka nor a running Sluice: it leaves a file in the data folder, which the order",
            "runner looks for ten times a second and before each call. Protection and exits go on."
        })
public final class HaltCommand extends AccountCommand {
    @Option(
            names = "--local",
            description = "By a file in the data folder of this machine, for an account at a real venue; no topic hears"
                    + " of it.")
    private boolean local;

    public HaltCommand() {
        super(OperatorCommandKind.HALT);
    }

    @Override
    public void run() {
        if (local) {
            LocalHalt.of(sluice(), account()).latch(reason());
        } else {
            super.run();
        }
    }
}
