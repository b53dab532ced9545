package io.sluice.replay.lookahead;

import org.jspecify.annotations.Nullable;

/**
 * What came of looking for look-ahead.
 *
 * @param moments instants at which the future was taken away, and then changed
 * @param seed seed by which they were chosen
 * @param compared signals, decisions and orders that were said again and compared
 * @param dependent moments at which something said before them was not the same
 * @param first the earliest that was not the same; null when all was
 */
public record LookAhead(
        int moments,
        long seed,
        long compared,
        int dependent,
        @Nullable Difference first) {}
