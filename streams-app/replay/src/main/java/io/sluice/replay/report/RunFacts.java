package io.sluice.replay.report;

import io.sluice.schemas.Timeframe;
import io.sluice.venue.PaperSettings;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was run on what.
 *
 * @param datasetId id of the exact input and code: who has it can run the same again (B-DATASET)
 * @param strategy what decided, for people, for example the names of the detectors
 * @param codeVersion version of the code that decided
 * @param configHash SHA-256 (hex) of the account's configuration that decided
 * @param instruments instruments as VENUE:SYMBOL
 * @param timeframe base timeframe
 * @param from first instant of the range (UTC)
 * @param to end of the range (UTC), exclusive
 * @param candles base candles read, of all instruments
 * @param fills how the paper venue filled
 * @param notes what a reader must know of the input: gaps, rejected candles
 * @param incomplete why the run is not whole, so that nobody takes it for one; null when it is
 */
public record RunFacts(
        String datasetId,
        String strategy,
        String codeVersion,
        String configHash,
        List<String> instruments,
        Timeframe timeframe,
        Instant from,
        Instant to,
        long candles,
        PaperSettings fills,
        List<String> notes,
        @Nullable String incomplete) {
    public RunFacts {
        instruments = List.copyOf(instruments);
        notes = List.copyOf(notes);
    }
}
