package io.sluice.local.doctor;

import io.sluice.local.config.Configuration;
import io.sluice.local.gate.GateStanding;
import io.sluice.operator.CommandLog;
import java.time.InstantSource;
import java.util.List;

/** Which strategies have no current gate record, and the commands that make one. */
public final class GateCheck implements Check {
    private final Configuration configuration;
    private final CommandLog log;
    private final InstantSource clock;

    public GateCheck(Configuration configuration, CommandLog log, InstantSource clock) {
        this.configuration = configuration;
        this.log = log;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "gate";
    }

    @Override
    public List<Finding> look() {
        List<Finding> findings = GateStanding.of(configuration, log, clock.instant()).stream()
                .map(standing -> new Finding(
                        name(),
                        standing.lets() ? Finding.Status.OK : Finding.Status.PROBLEM,
                        standing.message(),
                        standing.advice()))
                .toList();
        return findings.isEmpty()
                ? Finding.ok(name(), "no account needs a recorded backtest: none moves real money")
                : findings;
    }
}
