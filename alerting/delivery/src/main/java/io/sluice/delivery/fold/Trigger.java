package io.sluice.delivery.fold;

/** What makes an alert due on a channel. */
public enum Trigger {
    /** As soon as it is known. */
    AT_ONCE,
    /** When nobody has received it on the WebSocket in time. */
    UNRECEIVED,
    /** Only when another channel failed, or when a critical alert stays unacknowledged. */
    ESCALATION
}
