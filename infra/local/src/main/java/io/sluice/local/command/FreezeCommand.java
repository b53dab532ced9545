package io.sluice.local.command;

import io.sluice.schemas.OperatorCommandKind;
import picocli.CommandLine.Command;

/** {@code sluice freeze} */
@Command(name = "freeze", description = "The last rung of the ladder: the same as 'halt'.")
public final class FreezeCommand extends AccountCommand {
    public FreezeCommand() {
        super(OperatorCommandKind.FREEZE);
    }
}
