package io.sluice.local.config;

import java.util.Map;

/**
 * One key of the configuration: from this it is read, checked, printed and documented.
 *
 * @param <T> what its value is read as
 * @param name as written in the file
 * @param kind what the value may be
 * @param presence whether it must be given
 * @param otherwise its value when absent, as YAML; "" unless {@link Presence#DEFAULTED}
 * @param secret true when its value is never shown
 * @param doc what it is for, as one sentence without its full stop
 */
record Key<T>(String name, Kind<T> kind, Presence presence, String otherwise, boolean secret, String doc) {

    /** What happens where the key is absent. */
    enum Presence {
        REQUIRED,
        OPTIONAL,
        DEFAULTED
    }

    static <T> Key<T> required(String name, Kind<T> kind, String doc) {
        return new Key<>(name, kind, Presence.REQUIRED, "", false, doc);
    }

    static <T> Key<T> optional(String name, Kind<T> kind, String doc) {
        return new Key<>(name, kind, Presence.OPTIONAL, "", false, doc);
    }

    static <T> Key<T> of(String name, Kind<T> kind, String otherwise, String doc) {
        return new Key<>(name, kind, Presence.DEFAULTED, otherwise, false, doc);
    }

    /** The same key, its value never shown. */
    Key<T> masked() {
        return new Key<>(name, kind, presence, otherwise, true, doc);
    }

    /** The value when the key is absent. */
    Yaml fallback() {
        return new YamlParser(Map.of(), new Problems())
                .parse("value: " + otherwise)
                .entries()
                .get("value");
    }
}
