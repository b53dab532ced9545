package io.sluice.local.walk;

import io.sluice.local.command.DurationText;
import io.sluice.replay.rigour.WalkForward;
import io.sluice.replay.rigour.WalkForward.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** How a range is cut into windows. */
sealed interface WindowRule {
    /** Windows of a range, in order; empty when it is too short for one. */
    List<Window> windows(WalkForward seams, Instant from, Instant to);

    /** For people. */
    String title();

    /** Windows of fixed length, each a test further than the one before. */
    record Rolling(Duration train, Duration test) implements WindowRule {
        @Override
        public List<Window> windows(WalkForward seams, Instant from, Instant to) {
            return seams.rolling(from, to, train, test);
        }

        @Override
        public String title() {
            return "Rolling, " + DurationText.of(train) + " of training, then " + DurationText.of(test) + " of test";
        }
    }

    /** The same, but all train from the beginning. */
    record Anchored(Duration train, Duration test) implements WindowRule {
        @Override
        public List<Window> windows(WalkForward seams, Instant from, Instant to) {
            return seams.anchored(from, to, train, test);
        }

        @Override
        public String title() {
            return "Anchored, training from the beginning, " + DurationText.of(train) + " at first, then "
                    + DurationText.of(test) + " of test";
        }
    }

    /** One window. */
    record Split(int percent) implements WindowRule {
        @Override
        public List<Window> windows(WalkForward seams, Instant from, Instant to) {
            return List.of(seams.split(from, to, percent / 100.0));
        }

        @Override
        public String title() {
            return "Split, " + percent + " % of training, then " + (100 - percent) + " % of test";
        }
    }
}
