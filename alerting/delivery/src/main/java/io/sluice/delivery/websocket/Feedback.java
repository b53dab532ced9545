package io.sluice.delivery.websocket;

/** Takes what listeners say and what they lose. Returns at once, from any thread. */
public interface Feedback {
    /** A listener has an alert. */
    void received(String alertId, String listener);

    /**
     * A person has seen it.
     *
     * @return false when it cannot be taken now
     */
    boolean acknowledged(String alertId, String who, String reason);

    /**
     * An alert was dropped from queues that were full.
     *
     * @param listeners the name of the listener, or how many there were
     * @param occasion from 1; the same alert may be dropped again
     */
    void dropped(String alertId, String listeners, int occasion);
}
