package io.sluice.schemas.registry;

import java.util.List;
import java.util.Optional;

/** A version as clients name it: a number, or {@code latest}, also written {@code -1}. */
record VersionSpec(String text, Optional<Integer> number) {

    /** @throws RegistryFault {@link RegistryError#INVALID_VERSION} */
    static VersionSpec parse(String text) {
        if (text.equals("latest") || text.equals("-1")) {
            return new VersionSpec(text, Optional.empty());
        }
        try {
            int number = Integer.parseInt(text);
            if (number > 0) {
                return new VersionSpec(text, Optional.of(number));
            }
        } catch (NumberFormatException notANumber) {
            // Falls through to the one error for both.
        }
        throw RegistryError.INVALID_VERSION.of(text);
    }

    boolean latest() {
        return number.isEmpty();
    }

    /** @param versions ascending */
    Optional<StoredSchema> pick(List<StoredSchema> versions) {
        return versions.stream()
                .filter(schema -> latest() || schema.version() == number.get())
                .reduce((older, newer) -> newer);
    }
}
