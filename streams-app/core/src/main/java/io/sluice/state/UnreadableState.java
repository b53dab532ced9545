package io.sluice.state;

/** A fold's memory that this version cannot take back. The message names the slot and what is wrong with it. */
public final class UnreadableState extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    public UnreadableState(String message) {
        super(message);
    }
}
