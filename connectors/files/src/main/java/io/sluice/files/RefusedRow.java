package io.sluice.files;

import io.sluice.files.check.Refusal;

/**
 * A row that did not become a candle.
 *
 * @param file the file, or zip and entry
 * @param line number of its line, from 1
 * @param refusal why
 * @param text the row as it stands, at most {@value #TEXT_LENGTH} characters of it
 */
public record RefusedRow(String file, long line, Refusal refusal, String text) {
    /** Longest text kept, characters. */
    public static final int TEXT_LENGTH = 200;

    /** Keeps the beginning of a longer text and says so. */
    public RefusedRow {
        if (text.length() > TEXT_LENGTH) {
            text = text.substring(0, TEXT_LENGTH - 1) + '…';
        }
    }

    @Override
    public String toString() {
        return file + ":" + line + ": " + refusal.reason() + ": " + refusal.detail() + ": " + text;
    }
}
