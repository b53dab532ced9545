package io.sluice.detect;

/**
 * How sure a detector is: half for having fired at all, the other half earned by the strength of its evidence. Each piece
 * of evidence counts from nothing at its weakest to its full weight at its strongest, linearly.
 */
public final class Confidence {
    /** What every detection begins with. */
    public static final double OF_FIRING = 0.5;

    private Confidence() {}

    /** 0 at {@code weakest} and below, 1 at {@code strongest} and above, linear between; 0 for NaN. */
    public static double strength(double value, double weakest, double strongest) {
        double share = (value - weakest) / (strongest - weakest);
        return share > 0 ? Math.min(share, 1) : 0;
    }
}
