package io.sluice.detect;

import io.sluice.schemas.Direction;
import io.sluice.schemas.Figure;
import io.sluice.schemas.Pattern;
import java.util.List;

/**
 * What a detector has found on the newest candle.
 *
 * @param pattern family of the signal
 * @param direction direction of the expected move
 * @param confidence how sure the detector is, 0 to 1
 * @param evidence the figures that made it fire, in the units its detector documents
 */
public record Detection(Pattern pattern, Direction direction, double confidence, List<Figure> evidence) {
    public Detection {
        evidence = List.copyOf(evidence);
    }
}
