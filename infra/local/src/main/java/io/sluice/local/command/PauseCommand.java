package io.sluice.local.command;

import io.sluice.schemas.OperatorCommandKind;
import picocli.CommandLine.Command;

/** {@code sluice pause} */
@Command(name = "pause", description = "Lets an account enter nothing more; exits go on. Lasts until 'resume'.")
public final class PauseCommand extends AccountCommand {
    public PauseCommand() {
        super(OperatorCommandKind.PAUSE);
    }
}
