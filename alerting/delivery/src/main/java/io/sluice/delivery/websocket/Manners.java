package io.sluice.delivery.websocket;

import java.time.Duration;

/** Whether a listener may go on talking: so much in a second, and so much nonsense in all. */
final class Manners {
    private static final int A_SECOND = 100;
    private static final int NONSENSE = 20;

    private long second;
    private int inThisSecond;
    private int nonsense;

    /** Called for each message that it sends. */
    synchronized boolean bearable(Request request) {
        long now = System.nanoTime() / Duration.ofSeconds(1).toNanos();
        inThisSecond = now == second ? inThisSecond + 1 : 1;
        second = now;
        nonsense += request instanceof Request.Malformed ? 1 : 0;
        return inThisSecond <= A_SECOND && nonsense <= NONSENSE;
    }
}
