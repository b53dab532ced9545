package io.sluice.local.command;

import io.sluice.schemas.OperatorCommandKind;
import picocli.CommandLine.Command;

/** {@code sluice halt} */
@Command(name = "halt", description = "Stops an account: no new entries; stops and targets stay. Lasts until 'resume'.")
public final class HaltCommand extends AccountCommand {
    public HaltCommand() {
        super(OperatorCommandKind.HALT);
    }
}
