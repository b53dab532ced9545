package io.sluice.history;

import java.io.IOException;

/** The history cache cannot do what it was asked. The message is for people: what, where, and what to do. */
public final class HistoryException extends IOException {
    private static final long serialVersionUID = 1L;

    /** @param message what, where, and what to do */
    public HistoryException(String message) {
        super(message);
    }

    /** @param message what, where, and what to do */
    public HistoryException(String message, Throwable cause) {
        super(message, cause);
    }
}
