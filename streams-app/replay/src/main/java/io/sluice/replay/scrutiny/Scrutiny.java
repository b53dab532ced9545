package io.sluice.replay.scrutiny;

import io.sluice.replay.lookahead.LookAhead;
import io.sluice.replay.resample.ResampledMarkets;
import io.sluice.replay.warmup.WarmUp;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What came of folding parts and changes of the history again.
 *
 * @param lookAhead whether anything said depends on what came later
 * @param warmUps of each detector, how much depends on where history begins
 * @param markets what the account would have come to in other markets
 */
public record Scrutiny(LookAhead lookAhead, List<WarmUp> warmUps, ResampledMarkets markets) {
    public Scrutiny {
        warmUps = List.copyOf(warmUps);
    }

    /**
     * Largest part of any detector's signals that still differ after its longest warm-up; undefined where no detector had
     * signals to compare.
     */
    OptionalDouble warmUpRemaining() {
        return warmUps.stream()
                .flatMapToDouble(each -> each.remaining().stream())
                .max();
    }
}
