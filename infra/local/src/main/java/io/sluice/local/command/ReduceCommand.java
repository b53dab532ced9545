package io.sluice.local.command;

import io.sluice.schemas.OperatorCommandKind;
import picocli.CommandLine.Command;

/** {@code sluice reduce} */
@Command(
        name = "reduce",
        description = "Closes half of every position and lets an account enter nothing more, until 'resume'.")
public final class ReduceCommand extends AccountCommand {
    public ReduceCommand() {
        super(OperatorCommandKind.REDUCE);
    }
}
