package io.sluice.local.command;

import io.sluice.schemas.OperatorCommandKind;
import picocli.CommandLine.Command;

/** {@code sluice flatten} */
@Command(name = "flatten", description = "Closes all positions of an account and cancels its entries.")
public final class FlattenCommand extends AccountCommand {
    public FlattenCommand() {
        super(OperatorCommandKind.FLATTEN);
    }
}
