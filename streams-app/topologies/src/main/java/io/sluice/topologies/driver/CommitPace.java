package io.sluice.topologies.driver;

import java.util.function.LongSupplier;

/**
 * When a task asks for its commit, because no fixed interval fits. What others wait for is committed at once while
 * records come one by one. Where records have piled up, a commit for each would never catch up: then it waits until they
 * are drained, but no longer than twice what the last commit took, so that most of the time goes into the records.
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

    private static final long SHORTEST_WINDOW = 2 * MILLIS;
    private static final long LONGEST_WINDOW = 50 * MILLIS;

    private final LongSupplier nanoTime;
    private boolean asked;
    private long askedAt;
    private boolean owing;
    private long owingSince;
    private boolean drained = true;
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
     * @return whether to ask for a commit now
     */
    boolean afterRecord(boolean wrote) {
        long now = nanoTime.getAsLong();
        recordSinceLook = true;
        if (asked && now - askedAt < SURELY_SAME_BATCH) {
            return false;
        }
        if (committed(now)) {
            drained = false;
        }
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
        committed(now);
        boolean idle = !recordSinceLook;
        recordSinceLook = false;
        drained = drained || idle;
        return owing && (idle || now - owingSince >= window) && ask(now);
    }

    /** Notes the end of the commit that was asked for: whoever is called next comes after it. */
    private boolean committed(long now) {
        if (!asked) {
            return false;
        }
        asked = false;
        window = Math.clamp(2 * (now - askedAt), SHORTEST_WINDOW, LONGEST_WINDOW);
        return true;
    }

    private boolean ask(long now) {
        asked = true;
        askedAt = now;
        owing = false;
        return true;
    }
}
