package io.sluice.topologies.driver;

import java.util.function.LongSupplier;

/**
 * When a task asks for its commit, because no fixed interval fits. What others wait for is committed at once while
 * records come one by one, or a few at once. Where records have piled up, a commit for each would never catch up: then it
 * waits until those in hand are drained, but no longer than four times what the last commit took, so that most of the time
 * goes into the records.
 *
 * <p>What nobody waits for, such as a state that changed without a word to any topic, is left to the commit interval of
 * Streams. So is the commit that Streams makes for the mere reason that it has read past the end marks of other
 * transactions: at a short interval that one follows every other commit, and the next record waits for it.
 *
 * <p>One task uses it from its own thread.
 */
final class CommitPace {
    private static final long MICROS = 1_000;
    private static final long MILLIS = 1_000_000;

    /** Faster than any commit, which is several requests to the broker; slower than going on to the next record. */
    private static final long SURELY_SAME_BATCH = 500 * MICROS;

    private static final long WINDOW_COMMITS = 4;
    private static final long SHORTEST_WINDOW = 2 * MILLIS;
    private static final long LONGEST_WINDOW = 100 * MILLIS;

    private final LongSupplier nanoTime;
    private boolean asked;
    private long askedAt;
    private boolean owing;
    private long owingSince;
    private boolean recordSinceLook = true;
    private long window = SHORTEST_WINDOW;

    /** @param nanoTime as {@link System#nanoTime} */
    CommitPace(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /**
     * After each record.
     *
     * @param wrote whether something was written to a topic, which somebody may wait for
     * @param drained whether no other record is at hand
     * @return whether to ask for a commit now
     */
    boolean afterRecord(boolean wrote, boolean drained) {
        long now = nanoTime.getAsLong();
        recordSinceLook = true;
        if (isAboutToCommit(now)) {
            return false;
        }
        noteCommit(now);
        if (wrote && !owing) {
            owing = true;
            owingSince = now;
        }
        return owing && (drained || now - owingSince >= window) && ask(now);
    }

    /**
     * Now and then, also while no records come.
     *
     * @return whether to ask for a commit now
     */
    boolean look() {
        long now = nanoTime.getAsLong();
        if (isAboutToCommit(now)) {
            return false;
        }
        noteCommit(now);
        boolean idle = !recordSinceLook;
        recordSinceLook = false;
        return owing && (idle || now - owingSince >= window) && ask(now);
    }

    /** A commit that was asked for comes after the rest of the batch, and after the look that follows it. */
    private boolean isAboutToCommit(long now) {
        return asked && now - askedAt < SURELY_SAME_BATCH;
    }

    /** Notes the end of the commit that was asked for: whoever is called next comes after it. */
    private void noteCommit(long now) {
        if (asked) {
            asked = false;
            window = Math.clamp(WINDOW_COMMITS * (now - askedAt), SHORTEST_WINDOW, LONGEST_WINDOW);
        }
    }

    private boolean ask(long now) {
        asked = true;
        askedAt = now;
        owing = false;
        return true;
    }
}
