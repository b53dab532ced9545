package io.sluice.delivery;

/** Something that opens doors. Its text never shows it; only the code that needs it asks. */
public record Secret(String value) {
    @Override
    public String toString() {
        return "***";
    }
}
