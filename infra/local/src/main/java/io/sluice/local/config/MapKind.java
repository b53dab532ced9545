package io.sluice.local.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Values of one kind under names of the user's choice, in the order of the file. Every wrong one is told.
 *
 * @param keys what the names are, for documents
 */
record MapKind<T>(String keys, Kind<T> value) implements Kind<Map<String, T>> {
    @Override
    public String describe() {
        return keys + " to " + value.describe();
    }

    @Override
    public Map<String, T> read(Place place, Yaml given) {
        if (!(given instanceof Yaml.Mapping mapping)) {
            throw place.refuse(given, "must be keys and values");
        }
        Map<String, T> entries = new LinkedHashMap<>();
        Refused refused = null;
        for (Map.Entry<String, Yaml> entry : mapping.entries().entrySet()) {
            try {
                entries.put(entry.getKey(), value.read(place.child(entry.getKey()), entry.getValue()));
            } catch (Refused wrong) {
                refused = wrong;
            }
        }
        if (refused != null) {
            throw refused;
        }
        return Collections.unmodifiableMap(entries);
    }

    @Override
    public Object write(Map<String, T> entries) {
        Map<String, Object> written = new LinkedHashMap<>();
        entries.forEach((key, entry) -> written.put(key, value.write(entry)));
        return written;
    }
}
