package io.sluice.local.backtest;

import io.sluice.account.AccountSettings;
import io.sluice.local.config.AccountChoice;
import io.sluice.local.config.Configuration;
import io.sluice.local.config.FoldsCode;
import io.sluice.local.config.StrategyId;
import io.sluice.local.gate.GateRecordFile;
import io.sluice.replay.report.BacktestResult;
import io.sluice.schemas.GateRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a backtest leaves for R-GATE: for each account a record of what the gate said, whether or not it passed. */
final class GateRecords {
    private GateRecords() {}

    /** Writes one beside each report. */
    static Map<String, GateRecord> write(
            ReportFolder folder, Backtest.Outcome outcome, Map<String, BacktestResult> results) throws IOException {
        Map<String, GateRecord> records = new TreeMap<>();
        for (AccountSettings account : outcome.replay().accounts()) {
            String strategyId = StrategyId.of(
                    account,
                    outcome.replay().instruments(),
                    outcome.settings().configuration().plugins(),
                    FoldsCode.identity());
            GateRecord record = GateRecordFile.of(results.get(account.account()), strategyId);
            GateRecordFile.write(record, folder.file(GateRecordFile.name(account.account())));
            records.put(account.account(), record);
        }
        return records;
    }

    /** What to do with those that passed, of accounts at real venues; of others nobody asks. */
    static List<String> advice(Configuration configuration, Map<String, GateRecord> records, Path folder) {
        List<String> lines = new ArrayList<>();
        for (AccountChoice account : configuration.accounts()) {
            GateRecord record = records.get(account.id());
            if (record != null && record.getPassed() && !account.isOnPaper()) {
                lines.add(advice(account, record, configuration.strategyOf(account), folder));
            }
        }
        return lines;
    }

    private static String advice(AccountChoice account, GateRecord record, String traded, Path folder) {
        if (!record.getStrategyId().equals(traded)) {
            return "This is no backtest of what %s trades (R-GATE): strategy %s was judged, and it trades %s. Play all of its"
                            .formatted(account.id(), record.getStrategyId(), traded)
                    + " instruments, on candles of candles.timeframe.";
        }
        return "To let entries of %s through (R-GATE): ./sluice gate %s --config FILE --account %s --reason TEXT"
                .formatted(account.id(), folder.resolve(GateRecordFile.name(account.id())), account.id());
    }
}
