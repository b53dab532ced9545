package io.sluice.mt5.sim;

/** Where a terminal is killed while it handles a request. */
public enum DeathPoint {
    /** The request was read; nothing was journalled. */
    BEFORE_BEGIN,
    /** The begin record is on the disk; OrderSend was not called. */
    BEFORE_SEND,
    /** OrderSend has returned; its result was not journalled. */
    AFTER_SEND,
    /** The result is on the disk; the gateway was not told. */
    AFTER_RESULT
}
