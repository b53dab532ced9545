package io.sluice.detect;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The kinds of detectors there are, by the name a configuration uses. Immutable. */
public final class DetectorCatalogue {
    private static final String BUILT_IN = "built in";
    private static final String NAMES = "[a-z][a-z0-9-]{0,39}";

    private final Map<String, Entry> entries;

    /**
     * A kind and where it is from.
     *
     * @param name what it calls itself
     * @param kind how its settings are read
     * @param origin for people: {@code built in}, or the plug-in's file
     */
    public record Entry(String name, DetectorKind kind, String origin) {
        /** The class behind it and where that is from, as messages name them. */
        public String source() {
            return source(kind, origin);
        }

        private static String source(DetectorKind kind, String origin) {
            return kind.getClass().getName() + " (" + origin + ")";
        }
    }

    private DetectorCatalogue(Map<String, Entry> entries) {
        this.entries = Collections.unmodifiableMap(entries);
    }

    /** Those that come with the platform. */
    public static DetectorCatalogue standard() {
        DetectorCatalogue catalogue = new DetectorCatalogue(Map.of());
        for (DetectorKind kind : BuiltInDetector.ALL) {
            catalogue = catalogue.plus(kind, BUILT_IN);
        }
        return catalogue;
    }

    /**
     * These and one more.
     *
     * @param origin where it is from, for people
     * @throws IllegalArgumentException when its name is no name or another kind's, naming the classes and their origins
     */
    public DetectorCatalogue plus(DetectorKind kind, String origin) {
        String source = Entry.source(kind, origin);
        String name = Plugged.call(source, "it has no name", kind::name);
        if (name == null || !name.matches(NAMES)) {
            throw new IllegalArgumentException(source + " calls itself '" + name
                    + "', which is not 1 to 40 lower-case letters, digits or hyphens that start with a letter");
        }
        Entry there = entries.get(name);
        if (there != null) {
            throw new IllegalArgumentException(
                    "two detectors are called '" + name + "': " + there.source() + " and " + source);
        }
        Map<String, Entry> more = new LinkedHashMap<>(entries);
        more.put(name, new Entry(name, kind, origin));
        return new DetectorCatalogue(more);
    }

    /** Names, in the order in which they are listed. */
    public Set<String> names() {
        return entries.keySet();
    }

    /** All kinds, in the order in which they are listed. */
    public Collection<Entry> entries() {
        return entries.values();
    }

    /**
     * Settings of a detector; parameters that are absent have their defaults.
     *
     * @throws IllegalArgumentException naming the detector or parameter that does not exist, the value that cannot be, or the
     *     kind that fails or whose settings are no value
     */
    public DetectorSettings settings(String name, Map<String, BigDecimal> parameters) {
        Entry entry = entries.get(name);
        if (entry == null) {
            throw new IllegalArgumentException(
                    "no detector '" + name + "': it is one of " + String.join(", ", entries.keySet()));
        }
        DetectorSettings settings = read(entry, parameters);
        DetectorSettings again = read(entry, parameters);
        boolean value = settings.equals(again) && settings.toString().equals(again.toString());
        if (!value || !name.equals(settings.name())) {
            throw new IllegalArgumentException(name + ": the settings of " + entry.source()
                    + (value ? " call themselves '" + settings.name() + "'" : " are no value: make them a record"));
        }
        return settings;
    }

    private static DetectorSettings read(Entry entry, Map<String, BigDecimal> parameters) {
        Parameters asked = new Parameters(entry.name(), parameters);
        DetectorSettings settings = Plugged.call(
                entry.name(),
                entry.source() + " cannot read its settings",
                () -> Objects.requireNonNull(entry.kind().settings(asked), "there are none"));
        asked.refuseUnknown();
        return settings;
    }
}
