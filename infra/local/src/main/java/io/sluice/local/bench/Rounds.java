package io.sluice.local.bench;

import java.time.Duration;

/** How often something is sent to many: first to warm up, then measured, with a pause in which it arrives. */
record Rounds(int measured) {
    private static final Duration PAUSE = Duration.ofMillis(150);
    private static final int WARM_UP_PART = 3;

    int all() {
        return measured + Math.ceilDiv(measured, WARM_UP_PART);
    }

    boolean counts(int round) {
        return round >= all() - measured;
    }

    void pause() throws InterruptedException {
        Thread.sleep(PAUSE);
    }
}
