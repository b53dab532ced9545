package io.sluice.local.command;

import io.sluice.schemas.OperatorCommandKind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code sluice veto} */
@Command(name = "veto", description = "Takes one entry back: in time nothing is sent, later it is cancelled.")
public final class VetoCommand extends AccountCommand {
    @Parameters(paramLabel = "ID", description = "Its order or its decision.")
    private String id;

    public VetoCommand() {
        super(OperatorCommandKind.VETO);
    }

    @Override
    String target() {
        return id;
    }
}
