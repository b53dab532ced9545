package io.sluice.local.config;

import io.sluice.local.config.Kind.Place;
import io.sluice.local.config.Kind.Refused;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The values of one section of one file. Reading it has told every problem; no value is asked for twice. */
final class Values {
    private static final String MASK = "***";

    private final Section section;
    private final String path;
    private final int line;
    private final Problems problems;
    private final Map<Key<?>, Object> values = new HashMap<>();
    private final Map<Section, List<Values>> children = new HashMap<>();

    private Values(Section section, String path, int line, Problems problems) {
        this.section = section;
        this.path = path;
        this.line = line;
        this.problems = problems;
    }

    /** Reads a whole file. */
    static Values read(Section root, Yaml.Mapping file, Problems problems) {
        return read(root, "", file, problems);
    }

    private static Values read(Section section, String path, Yaml.Mapping mapping, Problems problems) {
        Values values = new Values(section, path, mapping.line(), problems);
        values.refuseUnknown(mapping);
        section.keys().forEach(key -> values.readKey(key, mapping));
        section.sections().forEach(child -> values.readSection(child, mapping));
        return values;
    }

    private void refuseUnknown(Yaml.Mapping mapping) {
        mapping.entries().forEach((name, value) -> {
            if (!section.names().contains(name)) {
                problems.add(KeyPath.child(path, name), value.line(), NearestName.unknown(name, section.names()));
            }
        });
    }

    private <T> void readKey(Key<T> key, Yaml.Mapping mapping) {
        Yaml given = mapping.entries().get(key.name());
        Place place = new Place(KeyPath.child(path, key.name()), key.secret(), problems);
        try {
            if (given != null && !(given instanceof Yaml.Nothing)) {
                values.put(key, key.kind().read(place, given));
            } else {
                readAbsent(key, place, given);
            }
        } catch (Refused told) {
            values.put(key, told);
        }
    }

    private <T> void readAbsent(Key<T> key, Place place, Yaml given) {
        switch (key.presence()) {
            case DEFAULTED -> values.put(key, key.kind().read(place, key.fallback()));
            case OPTIONAL -> {}
            case REQUIRED -> {
                int where = given == null ? line : given.line();
                throw place.refuse(
                        new Yaml.Nothing(where), "is missing (" + key.kind().describe() + ")");
            }
        }
    }

    private void readSection(Section child, Yaml.Mapping mapping) {
        Yaml given = mapping.entries().get(child.name());
        String childPath = KeyPath.child(path, child.name());
        List<Values> read = new ArrayList<>();
        children.put(child, read);
        if (given == null || given instanceof Yaml.Nothing) {
            if (!child.many()) {
                read.add(read(child, childPath, new Yaml.Mapping(Map.of(), line), problems));
            }
            return;
        }
        if (!child.many()) {
            readOne(child, childPath, given).ifPresent(read::add);
        } else if (given instanceof Yaml.Sequence sequence) {
            for (int i = 0; i < sequence.items().size(); i++) {
                readOne(child, KeyPath.item(childPath, i), sequence.items().get(i))
                        .ifPresent(read::add);
            }
        } else {
            problems.add(childPath, given.line(), "must be a list");
        }
    }

    private Optional<Values> readOne(Section child, String childPath, Yaml given) {
        if (given instanceof Yaml.Mapping mapping) {
            return Optional.of(read(child, childPath, mapping, problems));
        }
        problems.add(childPath, given.line(), "must be keys and values");
        return Optional.empty();
    }

    /** The value of a key that is required or has a default. */
    <T> T get(Key<T> key) {
        return find(key).orElseThrow(() -> new IllegalStateException(key.name() + " is optional"));
    }

    /** The value of a key, empty where it is absent. */
    @SuppressWarnings("unchecked") // a key's value was read by the key's own kind
    <T> Optional<T> find(Key<T> key) {
        Object value = values.get(key);
        if (value instanceof Refused refused) {
            throw refused;
        }
        return Optional.ofNullable((T) value);
    }

    /** The values of a section that stands here once. */
    Values one(Section child) {
        return each(child).stream().findFirst().orElseThrow(Refused::new);
    }

    /** The values of a section that stands here many times. */
    List<Values> each(Section child) {
        return children.get(child);
    }

    /** Makes what the section describes; empty when that cannot be, which has then been told. */
    <T> Optional<T> build(Function<Values, T> constructor) {
        try {
            return Optional.of(constructor.apply(this));
        } catch (Refused told) {
            return Optional.empty();
        } catch (IllegalArgumentException impossible) {
            refuse(impossible.getMessage());
            return Optional.empty();
        }
    }

    /** Makes what each of the sections describes, without those that cannot be. */
    <T> List<T> buildEach(Section child, Function<Values, T> constructor) {
        return each(child).stream()
                .flatMap(values -> values.build(constructor).stream())
                .toList();
    }

    /** Tells a problem of the section as a whole. */
    void refuse(String message) {
        problems.add(path, line, message);
    }

    /** Tells a problem of one key. */
    void refuse(Key<?> key, String message) {
        problems.add(KeyPath.child(path, key.name()), line, message);
    }

    /** All values in force, defaults included, as text, numbers, lists and maps; secrets masked. */
    Map<String, Object> effective() {
        Map<String, Object> effective = new LinkedHashMap<>();
        section.keys().forEach(key -> effective.putAll(effective(key)));
        for (Section child : section.sections()) {
            List<Map<String, Object>> written =
                    each(child).stream().map(Values::effective).toList();
            effective.put(child.name(), child.many() ? written : written.getFirst());
        }
        return effective;
    }

    private <T> Map<String, Object> effective(Key<T> key) {
        return find(key)
                .map(value -> key.kind().write(value))
                .map(written -> Map.of(key.name(), key.secret() ? masked(written) : written))
                .orElse(Map.of());
    }

    private static Object masked(Object written) {
        if (written instanceof Map<?, ?> map) {
            Map<Object, Object> masked = new LinkedHashMap<>();
            map.keySet().forEach(name -> masked.put(name, MASK));
            return masked;
        }
        return MASK;
    }
}
