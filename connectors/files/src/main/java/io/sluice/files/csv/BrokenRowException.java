package io.sluice.files.csv;

/** One row that is no bar. Carries no stack trace: broken rows are data, and there may be many. */
public final class BrokenRowException extends Exception {
    private static final long serialVersionUID = 1L;

    BrokenRowException(String reason) {
        super(reason, null, false, false);
    }

    /** What is wrong with the row, in words. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
