package io.sluice.detect;

import io.sluice.schemas.Direction;
import io.sluice.schemas.Figure;
import io.sluice.schemas.Pattern;
import java.util.List;
import java.util.Objects;

/**
 * What a detector has found on the newest candle.
 *
 * @param pattern family of the signal
 * @param direction direction of the expected move
 * @param confidence how sure the detector is, 0 to 1
 * @param evidence the figures that made it fire, in the units its detector documents
 */
public record Detection(Pattern pattern, Direction direction, double confidence, List<Figure> evidence) {
    /** @throws IllegalArgumentException when pattern or direction say nothing or the confidence is not 0 to 1 */
    public Detection {
        Objects.requireNonNull(direction, "direction");
        if (Objects.requireNonNull(pattern, "pattern") == Pattern.UNRECOGNISED) {
            throw new IllegalArgumentException("a detection must have a pattern");
        }
        if (!(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException("confidence must be 0 to 1, not " + confidence);
        }
        evidence = List.copyOf(evidence);
    }
}
