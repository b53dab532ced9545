package io.sluice.store;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The place of a row in the order of a list; rows that come in later do not move it. */
record Cursor(long timeMicros, long offset, String id) {
    private static final String SEPARATOR = " ";

    /** Opaque text that fits into a URL. */
    String text() {
        String plain = timeMicros + SEPARATOR + offset + SEPARATOR + id;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    /** @throws BadCursor for text that is not a cursor */
    static Cursor parse(String text) {
        try {
            String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            String[] parts = plain.split(SEPARATOR, 3);
            if (parts.length != 3) {
                throw new BadCursor(text);
            }
            return new Cursor(Long.parseLong(parts[0]), Long.parseLong(parts[1]), parts[2]);
        } catch (IllegalArgumentException damaged) {
            throw new BadCursor(text);
        }
    }
}
