package io.sluice.replay.metrics;

/**
 * How far and how long equity stays below its highest level so far. A drawdown begins at the last instant at the peak and
 * ends when the peak is reached again.
 */
final class Drawdowns {
    private double peak;
    private long peakTime;
    private boolean below;
    /** Equity that the depth was computed of; while nothing is held it stays, and a division is saved. */
    private double last = Double.NaN;

    private double depth;
    private double deepest;
    private boolean deepestIsOpen;
    private long deepestLength;
    private long longest;

    /** @param peak equity at the start, positive */
    Drawdowns(double peak, long time) {
        this.peak = peak;
        this.peakTime = time;
    }

    /** Takes the equity of an instant and returns how far it is below the peak, a fraction of the peak, 0 or more. */
    double fold(long time, double equity) {
        if (equity >= peak) {
            recover(time, equity);
            return 0;
        }
        below = true;
        if (equity != last) {
            last = equity;
            depth = (peak - equity) / peak;
        }
        long length = time - peakTime;
        longest = Math.max(longest, length);
        if (depth > deepest) {
            deepest = depth;
            deepestIsOpen = true;
        }
        if (deepestIsOpen) {
            deepestLength = length;
        }
        return depth;
    }

    private void recover(long time, double equity) {
        if (below) {
            longest = Math.max(longest, time - peakTime);
            deepestLength = deepestIsOpen ? time - peakTime : deepestLength;
            deepestIsOpen = false;
            below = false;
        }
        peak = equity;
        peakTime = time;
        last = Double.NaN;
    }

    /** Largest drawdown so far, a fraction of its peak. */
    double deepest() {
        return deepest;
    }

    /** Micros from the peak of the largest drawdown to its recovery, or to the last instant where there was none. */
    long deepestLength() {
        return deepestLength;
    }

    /** Micros of the longest drawdown, whether or not it has recovered. */
    long longest() {
        return longest;
    }
}
