package io.sluice.local.command;

import io.sluice.risk.RolloutStage;
import io.sluice.schemas.OperatorCommandKind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code sluice rollout} */
@Command(
        name = "rollout",
        description = "Says at which stage of its size a strategy goes on (R-ROLLOUT); its time there begins anew.")
public final class RolloutCommand extends AccountCommand {
    @Parameters(paramLabel = "STAGE", description = "TENTH, HALF or FULL.")
    private RolloutStage stage;

    public RolloutCommand() {
        super(OperatorCommandKind.ROLLOUT);
    }

    @Override
    String target() {
        return stage.name();
    }
}
