package io.sluice.story;

/** What a chapter is about, in the order in which things that happen at one instant lead to each other. */
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
