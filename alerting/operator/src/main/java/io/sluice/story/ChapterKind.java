package io.sluice.story;

/** What a chapter is about. */
public enum ChapterKind {
    CANDLE,
    SIGNAL,
    COMMAND,
    DECISION,
    ORDER,
    ORDER_EVENT,
    FILL,
    POSITION,
    ALERT
}
