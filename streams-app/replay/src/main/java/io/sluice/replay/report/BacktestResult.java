package io.sluice.replay.report;

import io.sluice.replay.gate.Criterion;
import io.sluice.replay.gate.GateVerdict;
import io.sluice.replay.metrics.Performance;
import io.sluice.replay.rigour.Rigour;
import io.sluice.replay.scrutiny.Scrutiny;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that a report tells of one account's run.
 *
 * @param run what was run on what
 * @param performance what it came to
 * @param gate what the strategy gate said
 * @param detectors detectors against labelled opportunities; may be empty
 * @param charts candles of each instrument, in the order in which they are shown; may be empty
 * @param rigour how much of it may be luck; null when it was not asked for
 * @param scrutiny what came of folding parts and changes of the history again; null when it was not asked for
 */
public record BacktestResult(
        RunFacts run,
        Performance performance,
        GateVerdict gate,
        List<DetectorResult> detectors,
        List<InstrumentChart> charts,
        @Nullable Rigour rigour,
        @Nullable Scrutiny scrutiny) {
    public BacktestResult {
        detectors = List.copyOf(detectors);
        charts = List.copyOf(charts);
    }

    /** The same, judged by one criterion more. */
    public BacktestResult and(Criterion more) {
        return new BacktestResult(run, performance, gate.and(List.of(more)), detectors, charts, rigour, scrutiny);
    }

    /** Whether the gate is met by a whole run: part of a run proves nothing. */
    public boolean go() {
        return gate.go() && run.incomplete() == null;
    }
}
