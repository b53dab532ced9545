package io.sluice.risk;

/** R-VETO: what becomes of an entry at the end of its waiting when nobody has said anything. */
public enum VetoDefault {
    /** It is sent, if it still may be. */
    SEND,
    /** It is dropped: only what somebody has confirmed is sent. */
    DROP
}
