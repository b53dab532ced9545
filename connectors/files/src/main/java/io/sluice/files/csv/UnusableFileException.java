package io.sluice.files.csv;

import java.io.IOException;

/** A file that cannot be imported as a whole. Its message names the file, the reason and what to do, for people. */
public final class UnusableFileException extends IOException {
    private static final long serialVersionUID = 1L;

    /** @param message file, reason and remedy */
    public UnusableFileException(String message) {
        super(message);
    }

    /** A file and why it is unusable. */
    public UnusableFileException(DataFile file, String reason) {
        this(file.label() + ": " + reason);
    }
}
