package io.sluice.mt5.frame;

import java.io.Serial;

/** A line is not a frame, or a frame lacks what it must have. The text quotes names of fields, never their values. */
public final class FrameFault extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String field;

    FrameFault(String text) {
        this("", text);
    }

    /**
     * @param field name of the field that is at fault; empty when it is the whole line
     * @param text what is wrong, in words
     */
    public FrameFault(String field, String text) {
        super(field.isEmpty() ? text : field + ": " + text);
        this.field = field;
    }

    /** Name of the field that is at fault; empty when it is the whole line. */
    public String field() {
        return field;
    }
}
