package io.sluice.history;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Names of instruments as names of folders, and back. Letters and digits of ASCII and {@code . _ -} stay; every other byte
 * of UTF-8 becomes {@code %} and two hexadecimal digits, and so does a dot that begins a name.
 */
final class PathName {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private PathName() {}

    static String of(String text) {
        StringBuilder name = new StringBuilder();
        for (byte value : text.getBytes(StandardCharsets.UTF_8)) {
            if (plain(value) && !(value == '.' && name.isEmpty())) {
                name.append((char) value);
            } else {
                name.append('%').append(HEX.toHexDigits(value));
            }
        }
        return name.toString();
    }

    /** The text of a name; empty when {@link #of} never gives that name. */
    static Optional<String> text(String name) {
        byte[] bytes = new byte[name.length()];
        int length = 0;
        for (int i = 0; i < name.length(); i++) {
            char character = name.charAt(i);
            if (character != '%') {
                bytes[length++] = (byte) character;
            } else if (i + 2 < name.length()
                    && HexFormat.isHexDigit(name.charAt(i + 1))
                    && HexFormat.isHexDigit(name.charAt(i + 2))) {
                bytes[length++] = (byte) HexFormat.fromHexDigits(name, i + 1, i + 3);
                i += 2;
            }
        }
        String text = new String(bytes, 0, length, StandardCharsets.UTF_8);
        return of(text).equals(name) ? Optional.of(text) : Optional.empty();
    }

    private static boolean plain(byte value) {
        return (value >= 'a' && value <= 'z')
                || (value >= 'A' && value <= 'Z')
                || (value >= '0' && value <= '9')
                || value == '.'
                || value == '_'
                || value == '-';
    }
}
