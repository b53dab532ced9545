package io.sluice.replay.resample;

import io.sluice.replay.rigour.SplitMix;

/**
 * The stationary bootstrap: a series is put together of blocks of the original that begin anywhere and have geometrically
 * distributed lengths, so that neighbours stay neighbours within a block and the result is stationary. The series is a ring:
 * after its end comes its beginning (D. N. Politis, J. P. Romano, "The Stationary Bootstrap", Journal of the American
 * Statistical Association 89(428), 1994).
 */
final class StationaryBlocks {
    private StationaryBlocks() {}

    /**
     * Which place of the original each place of the new series is taken from.
     *
     * @param length of the series, at least 1
     * @param meanBlock mean length of a block, at least 1
     */
    static int[] draw(int length, double meanBlock, SplitMix random) {
        double end = 1 / meanBlock;
        int[] from = new int[length];
        from[0] = random.below(length);
        for (int i = 1; i < length; i++) {
            boolean begins = random.fraction() < end;
            from[i] = begins ? random.below(length) : (from[i - 1] + 1) % length;
        }
        return from;
    }

    /**
     * A length that keeps what happens within it and still leaves many blocks. The best length grows with the cube root of the
     * series' (Politis, Romano); here it is that root, and at least 20, so that patterns of some candles mostly stay whole.
     */
    static double meanBlock(int length) {
        return Math.max(20, Math.ceil(StrictMath.cbrt(length)));
    }
}
