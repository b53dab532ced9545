package io.sluice.local.backtest;

import java.io.IOException;
import java.io.UncheckedIOException;

/** A table of a report could not be written, as when the disk is full. */
public final class UnwritableTable extends UncheckedIOException {
    private static final long serialVersionUID = 1L;

    /** @param what in words, for people */
    public UnwritableTable(String what, IOException cause) {
        super(what + " cannot be written: " + cause.getMessage(), cause);
    }
}
