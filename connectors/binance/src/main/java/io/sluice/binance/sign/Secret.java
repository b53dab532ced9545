package io.sluice.binance.sign;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;

/**
 * Text that nobody may read by accident: it prints as stars, has no equality and is not serialisable. Only {@link
 * #reveal} hands it out; what is revealed goes into a signature or a header and nowhere else.
 */
public final class Secret {
    private static final Set<PosixFilePermission> OTHERS = EnumSet.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE);

    private final String text;

    private Secret(String text) {
        this.text = text;
    }

    /** @throws IllegalArgumentException when there is nothing but white space, without repeating it */
    public static Secret of(String text) {
        String stripped = text.strip();
        if (stripped.isEmpty()) {
            throw new IllegalArgumentException("a secret must not be empty");
        }
        return new Secret(stripped);
    }

    /**
     * Reads a whole file.
     *
     * @throws IllegalArgumentException when the file is empty, or anyone but its owner may read or write it
     * @throws UncheckedIOException when it cannot be read; names the file
     */
    public static Secret ofFile(Path file) {
        try {
            refuseShared(file);
            return of(Files.readString(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the secret in " + file, e);
        }
    }

    private static void refuseShared(Path file) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (view == null) {
            return;
        }
        Set<PosixFilePermission> open = EnumSet.copyOf(OTHERS);
        open.retainAll(view.readAttributes().permissions());
        if (!open.isEmpty()) {
            throw new IllegalArgumentException(
                    file + " holds a secret and may be used by others than its owner: chmod 600");
        }
    }

    /** The text itself. */
    public String reveal() {
        return text;
    }

    @Override
    public String toString() {
        return "***";
    }
}
