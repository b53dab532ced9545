package io.sluice.schemas.registry;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Whether a subject, or the registry, takes changes. */
enum Mode {
    READWRITE,
    READONLY;

    static Optional<Mode> named(String name) {
        String wanted = name.toUpperCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(mode -> mode.name().equals(wanted))
                .findFirst();
    }
}
