package io.sluice.local.command;

import io.sluice.schemas.OperatorCommandKind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code sluice ack} */
@Command(
        name = "ack",
        description = "Says that somebody has seen an alert; of an entry that waits for a veto, that it may be sent.")
public final class AckCommand extends AccountCommand {
    @Parameters(paramLabel = "ID", description = "The alert; or the order or decision that waits.")
    private String id;

    public AckCommand() {
        super(OperatorCommandKind.ACKNOWLEDGE);
    }

    @Override
    String target() {
        return id;
    }
}
