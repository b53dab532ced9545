package io.sluice.order.simulation;

/** A bug that a driver could have, planted to see that it is caught. */
enum Plant {
    NONE,
    /** An unknown outcome is taken for a refusal, and the order sent again. */
    BLIND_RESEND,
    /** The position is committed before, not with, what was decided. */
    OFFSET_BEFORE_INTENT,
    /** Nobody is fenced: who was replaced goes on writing. */
    EPOCH_IGNORED,
    /** Commands of transactions that were aborted are read. */
    READ_UNCOMMITTED,
    /** The venue is called before the claim is committed. */
    CALL_BEFORE_COMMIT,
    /** After a pause a request is given a new deadline. */
    SIGNED_AGAIN,
    /** The venue is told a later deadline than was recorded. */
    DEADLINE_STRETCHED,
    /** An order is placed anew when it was taken over, without asking. */
    RESTORED_AS_NEW
}
