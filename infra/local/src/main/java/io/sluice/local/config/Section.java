package io.sluice.local.config;

import java.util.List;
import java.util.stream.Stream;

/**
 * Keys that stand together.
 *
 * @param name key under which the section stands; empty for the file itself
 * @param many true when it is a list of such sections
 * @param doc what it is for, as one sentence
 * @param keys its single values
 * @param sections the sections inside it
 */
record Section(String name, boolean many, String doc, List<Key<?>> keys, List<Section> sections) {
    Section {
        keys = List.copyOf(keys);
        sections = List.copyOf(sections);
    }

    static Section one(String name, String doc, List<Key<?>> keys, Section... sections) {
        return new Section(name, false, doc, keys, List.of(sections));
    }

    static Section many(String name, String doc, List<Key<?>> keys, Section... sections) {
        return new Section(name, true, doc, keys, List.of(sections));
    }

    /** Every key that may stand here. */
    List<String> names() {
        return Stream.concat(keys.stream().map(Key::name), sections.stream().map(Section::name))
                .toList();
    }
}
