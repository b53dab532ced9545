package io.sluice.replay.report;

import io.sluice.replay.walk.Sensitivity;
import java.time.Instant;
import java.util.List;

/**
 * All that a report tells of how one account's result moves with its parameters.
 *
 * @param datasetId id of candles, settings and grid: who has it can run the same again
 * @param instruments instruments as VENUE:SYMBOL
 * @param from first instant of the range
 * @param to its end, exclusive
 */
public record SensitivityResult(
        String datasetId, List<String> instruments, Instant from, Instant to, Sensitivity sensitivity) {
    public SensitivityResult {
        instruments = List.copyOf(instruments);
    }
}
