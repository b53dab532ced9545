package io.sluice.detect;

import io.sluice.schemas.Action;
import io.sluice.schemas.Direction;
import io.sluice.schemas.Figure;
import io.sluice.schemas.Pattern;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a detector says of the newest candle: open a position, or leave the one that its own signals have opened.
 *
 * @param pattern family of the signal
 * @param action OPEN_LONG or OPEN_SHORT as the direction says, or an exit: CLOSE all, REDUCE_50 half
 * @param direction direction of the expected move; of an exit that of the position it is about
 * @param confidence how sure the detector is, 0 to 1
 * @param evidence the figures that made it fire, in the units its detector documents
 * @param stop where an entry wants its stop; null leaves it to the account, whose widest stop binds both
 * @param target where an entry wants its profit target; null leaves it to the account
 */
public record Detection(
        Pattern pattern,
        Action action,
        Direction direction,
        double confidence,
        List<Figure> evidence,
        @Nullable Distance stop,
        @Nullable Distance target) {

    /** An exit fires or does not. */
    private static final double SURE = 1;

    /**
     * @throws IllegalArgumentException when pattern, action or direction say nothing or contradict each other, the confidence
     *     is not 0 to 1, or an exit has a stop or a target
     */
    public Detection {
        Objects.requireNonNull(direction, "direction");
        if (Objects.requireNonNull(pattern, "pattern") == Pattern.UNRECOGNISED) {
            throw new IllegalArgumentException("a detection must have a pattern");
        }
        if (action != opening(direction) && !isExit(action)) {
            throw new IllegalArgumentException("a detection cannot be " + action + " and " + direction);
        }
        if (!(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException("confidence must be 0 to 1, not " + confidence);
        }
        if (isExit(action) && (stop != null || target != null)) {
            throw new IllegalArgumentException(action + " has neither stop nor target");
        }
        evidence = List.copyOf(evidence);
    }

    /** An entry with the account's stop and target. */
    public Detection(Pattern pattern, Direction direction, double confidence, List<Figure> evidence) {
        this(pattern, opening(direction), direction, confidence, evidence, null, null);
    }

    /** Leaves the detector's own position of a direction, and takes back what of its entry is still on its way. */
    public static Detection close(Pattern pattern, Direction direction, List<Figure> evidence) {
        return new Detection(pattern, Action.CLOSE, direction, SURE, evidence, null, null);
    }

    /** Leaves half of the detector's own position of a direction. */
    public static Detection reduce(Pattern pattern, Direction direction, List<Figure> evidence) {
        return new Detection(pattern, Action.REDUCE_50, direction, SURE, evidence, null, null);
    }

    /** The same entry with a stop of its own: tighter than the account's widest, or that. */
    public Detection withStop(Distance distance) {
        return new Detection(pattern, action, direction, confidence, evidence, distance, target);
    }

    /** The same entry with a target of its own. */
    public Detection withTarget(Distance distance) {
        return new Detection(pattern, action, direction, confidence, evidence, stop, distance);
    }

    /** Whether it can only make a position smaller. */
    public boolean isExit() {
        return isExit(action);
    }

    private static boolean isExit(Action action) {
        return action == Action.CLOSE || action == Action.REDUCE_50;
    }

    private static Action opening(Direction direction) {
        return switch (direction) {
            case LONG -> Action.OPEN_LONG;
            case SHORT -> Action.OPEN_SHORT;
            case UNRECOGNISED -> throw new IllegalArgumentException("a detection must have a direction");
        };
    }
}
