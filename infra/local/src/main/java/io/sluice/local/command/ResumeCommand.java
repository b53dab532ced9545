package io.sluice.local.command;

import io.sluice.schemas.OperatorCommandKind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code sluice resume} */
@Command(name = "resume", description = "Lets an account trade again, also after its circuit breaker has tripped.")
public final class ResumeCommand extends AccountCommand {
    @Option(names = "--local", description = "Takes away what 'halt --local' has left, and nothing else.")
    private boolean local;

    public ResumeCommand() {
        super(OperatorCommandKind.RESUME);
    }

    @Override
    public void run() {
        if (local) {
            LocalHalt.of(sluice(), account()).release();
        } else {
            super.run();
        }
    }
}
