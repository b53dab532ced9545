package io.sluice.local.backtest;

import io.sluice.schemas.RejectReason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What a reader of a report must know before believing it. Of the candles only, not of the files they came from: the same
 * candles give the same report.
 */
final class Notes {
    private final Backtest.Outcome outcome;
    private final List<String> notes = new ArrayList<>();

    private Notes(Backtest.Outcome outcome) {
        this.outcome = outcome;
    }

    /** Of one account; whole sentences. */
    static List<String> of(Backtest.Outcome outcome, AccountFollower account) {
        Notes notes = new Notes(outcome);
        notes.plugins();
        notes.gaps();
        notes.candles();
        notes.breaker(account);
        if (account.rejected() > 0) {
            notes.notes.add(account.rejected() + " events were refused by account or venue, which should not be.");
        }
        return notes.notes;
    }

    private void plugins() {
        outcome.settings()
                .plugins(outcome.replay())
                .forEach((detector, jar) ->
                        notes.add("Detector " + detector + " is a plug-in's: jar of SHA-256 " + jar.sha256() + "."));
    }

    private void gaps() {
        outcome.readers().forEach((instrument, reader) -> {
            if (reader.gaps() > 0) {
                notes.add("Missing candles of " + instrument + ": " + reader.missing() + " in " + reader.gaps()
                        + (reader.gaps() == 1 ? " gap." : " gaps."));
            }
        });
    }

    private void candles() {
        Map<RejectReason, Long> refused = new EnumMap<>(RejectReason.class);
        outcome.instruments()
                .values()
                .forEach(instrument ->
                        instrument.rejected().forEach((reason, count) -> refused.merge(reason, count, Long::sum)));
        if (!refused.isEmpty()) {
            notes.add("Candles refused by the instrument fold: " + refused + ".");
        }
    }

    private void breaker(AccountFollower account) {
        List<Instant> halts = account.halts();
        if (halts.isEmpty()) {
            return;
        }
        String after = outcome.settings()
                .resumeAfter()
                .map(pause -> "It is taken to be resumed " + pause + " after a halt.")
                .orElse("Nobody resumed it, so it opened nothing from then on; see --resume-after.");
        notes.add((halts.size() == 1
                        ? "The circuit breaker halted the account at " + halts.getFirst() + ". "
                        : "The circuit breaker halted the account " + halts.size() + " times, first at "
                                + halts.getFirst() + ". ")
                + after);
    }
}
