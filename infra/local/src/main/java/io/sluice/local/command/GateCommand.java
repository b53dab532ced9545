package io.sluice.local.command;

import io.sluice.local.gate.GateRecordFile;
import io.sluice.risk.GateEvidence;
import io.sluice.schemas.GateRecord;
import io.sluice.schemas.OperatorCommand;
import io.sluice.schemas.OperatorCommandKind;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code sluice gate} */
@Command(
        name = "gate",
        description = "Records a passed backtest with an account, which lets entries of its strategy through (R-GATE).",
        footer = {
            "",
            "Every backtest leaves ACCOUNT.gate.json beside its reports. It speaks for exactly the code and the",
            "configuration that were judged, for risk.gateMaxAgeDays after its last candle.",
            "Exit code 3: the backtest did not pass, or the account has refused it."
        })
public final class GateCommand extends AccountCommand {
    @Parameters(paramLabel = "FILE", description = "ACCOUNT.gate.json of the backtest.")
    private Path file;

    private GateRecord record;

    public GateCommand() {
        super(OperatorCommandKind.GATE);
    }

    @Override
    public void run() {
        record = read();
        String fault = GateEvidence.fault(record);
        if (fault != null) {
            throw CommandFailed.refused(file + ": " + fault + ".");
        }
        super.run();
    }

    private GateRecord read() {
        try {
            return GateRecordFile.read(file);
        } catch (IllegalArgumentException refused) {
            throw CommandFailed.wrongUsage(refused.getMessage());
        } catch (NoSuchFileException missing) {
            throw CommandFailed.wrongUsage(file + ": there is no such file; a backtest leaves one for each account");
        } catch (IOException unreadable) {
            throw CommandFailed.wrongUsage(file + " cannot be read: " + unreadable);
        }
    }

    @Override
    OperatorCommand.Builder carrying(OperatorCommand.Builder command) {
        return command.setGateRecord(record);
    }
}
