package io.sluice.local.gate;

import io.sluice.account.AccountSettings;
import io.sluice.local.config.Configuration;
import io.sluice.market.Timeframes;
import io.sluice.operator.CommandLog;
import io.sluice.risk.GateEvidence;
import io.sluice.risk.LiveRules;
import io.sluice.schemas.OperatorCommandKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * How one account stands with R-GATE: whether a recorded backtest lets its strategy in, as its fold will find it.
 *
 * @param account whose entries need one
 * @param lets whether entries are let through
 * @param message what is recorded, for people
 * @param advice the commands that make a record; empty where nothing is to be done
 */
public record GateStanding(String account, boolean lets, String message, String advice) {

    /**
     * Of every account whose entries need a record.
     *
     * @param now the wall clock's time, which is that of live accounts
     * @throws org.apache.kafka.common.KafkaException where the cluster refuses or does not answer
     */
    public static List<GateStanding> of(Configuration configuration, CommandLog log, Instant now) {
        return configuration.accountSettings().stream()
                .filter(account -> account.live().gateMaxAge() != null)
                .map(account -> of(account, recorded(account, log), configuration, now))
                .toList();
    }

    private static Optional<GateEvidence> recorded(AccountSettings account, CommandLog log) {
        return log.of(account.account(), OperatorCommandKind.GATE).stream()
                .filter(command -> GateEvidence.fault(command.getGateRecord()) == null)
                .map(command -> GateEvidence.of(command.getGateRecord(), command.getTime()))
                .filter(evidence -> evidence.strategyId().equals(account.live().strategyId()))
                .reduce((earlier, later) -> later);
    }

    static GateStanding of(
            AccountSettings account, Optional<GateEvidence> recorded, Configuration configuration, Instant now) {
        LiveRules rules = account.live();
        if (recorded.isEmpty()) {
            String message = "%s: no passed backtest of strategy %s is recorded, entries are rejected (R-GATE)"
                    .formatted(account.account(), rules.strategyId());
            return new GateStanding(account.account(), false, message, advice(account, configuration));
        }
        GateEvidence evidence = recorded.get();
        Instant until =
                evidence.to().plus(Optional.ofNullable(rules.gateMaxAge()).orElse(Duration.ZERO));
        boolean lets = !now.isAfter(until);
        String message = "%s: backtest %s of strategy %s, on candles up to %s, %s"
                .formatted(
                        account.account(),
                        evidence.datasetId(),
                        evidence.strategyId(),
                        evidence.to(),
                        lets ? "lets entries through until " + until : "is too old since " + until + " (R-GATE)");
        return new GateStanding(account.account(), lets, message, lets ? "" : advice(account, configuration));
    }

    /** The two commands, to be copied; what each machine has elsewhere is in capitals. */
    private static String advice(AccountSettings account, Configuration configuration) {
        return "./sluice backtest --config FILE --timeframe %s --instrument %s, then ./sluice gate %s --config FILE --account %s --reason TEXT"
                .formatted(
                        Timeframes.name(configuration.candles().base()),
                        String.join(" ", new TreeSet<>(account.instruments())),
                        configuration
                                .dataDir()
                                .resolve("backtests")
                                .resolve("DATASET")
                                .resolve(GateRecordFile.name(account.account())),
                        account.account());
    }
}
