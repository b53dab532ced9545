package io.sluice.local.config;

import java.util.ArrayList;
import java.util.List;

/** Values of one kind, in order. Every wrong one is told. */
record ListKind<T>(Kind<T> item) implements Kind<List<T>> {
    @Override
    public String describe() {
        return "list of: " + item.describe();
    }

    @Override
    public List<T> read(Place place, Yaml value) {
        if (!(value instanceof Yaml.Sequence sequence)) {
            throw place.refuse(value, "must be a list");
        }
        List<T> items = new ArrayList<>();
        Refused refused = null;
        for (int i = 0; i < sequence.items().size(); i++) {
            try {
                items.add(item.read(place.item(i), sequence.items().get(i)));
            } catch (Refused wrong) {
                refused = wrong;
            }
        }
        if (refused != null) {
            throw refused;
        }
        return List.copyOf(items);
    }

    @Override
    public Object write(List<T> values) {
        return values.stream().map(item::write).toList();
    }
}
