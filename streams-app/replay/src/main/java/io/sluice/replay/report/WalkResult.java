package io.sluice.replay.report;

import io.sluice.replay.gate.Criterion;
import io.sluice.replay.walk.AccountWalk;

/**
 * All that a report tells of walking forward with one account.
 *
 * @param outOfSample all tests together, which is what the gate judges
 * @param walk window by window
 * @param facts how was walked
 */
public record WalkResult(BacktestResult outOfSample, AccountWalk walk, WalkFacts facts) {
    /** The same, judged by one criterion more. */
    public WalkResult and(Criterion more) {
        return new WalkResult(outOfSample.and(more), walk, facts);
    }

    public boolean go() {
        return outOfSample.go();
    }
}
