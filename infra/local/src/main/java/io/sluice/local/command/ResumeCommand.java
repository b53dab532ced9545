package io.sluice.local.command;

import io.sluice.schemas.OperatorCommandKind;
import picocli.CommandLine.Command;

/** {@code sluice resume} */
@Command(name = "resume", description = "Lets an account trade again, also after its circuit breaker has tripped.")
public final class ResumeCommand extends AccountCommand {
    public ResumeCommand() {
        super(OperatorCommandKind.RESUME);
    }
}
