package io.sluice.replay.walk;

/** Hears how far a search is, in the thread that runs it. */
public interface WalkProgress {
    /**
     * @param candles traded so far, each counted once for each trial and window
     * @param part of all work, 0 to 1
     */
    void at(long candles, double part);
}
