package io.sluice.store;

/** A cursor that no page has given out. */
public final class BadCursor extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BadCursor(String cursor) {
        super("not a cursor of this list: " + cursor);
    }
}
