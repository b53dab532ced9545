package io.sluice.schemas.registry;

import io.sluice.schemas.registry.LogEntry.IdsGiven;
import io.sluice.schemas.registry.LogEntry.LevelSet;
import io.sluice.schemas.registry.LogEntry.ModeSet;
import io.sluice.schemas.registry.LogEntry.SchemaErased;
import io.sluice.schemas.registry.LogEntry.SchemaStored;
import io.sluice.schemas.registry.LogEntry.SubjectDeleted;
import io.sluice.schemas.serde.CompatibilityLevel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.avro.AvroRuntimeException;

/**
 * What the log says, folded: the same entries in the same order give the same state. Decides nothing.
 *
 * <p>Safe for many readers beside one writer.
 */
final class SchemaStore {
    private final NavigableMap<String, NavigableMap<Integer, Held>> subjects = new TreeMap<>();
    private final Map<Optional<String>, CompatibilityLevel> levels = new HashMap<>();
    private final Map<Optional<String>, Mode> modes = new HashMap<>();
    private int highestId;

    /** Which versions are meant. */
    enum Visibility {
        LIVE,
        DELETED,
        ALL;

        boolean shows(StoredSchema schema) {
            return switch (this) {
                case LIVE -> !schema.deleted();
                case DELETED -> schema.deleted();
                case ALL -> true;
            };
        }
    }

    /** A version beside the text by which it is compared. */
    private record Held(StoredSchema schema, String canonical) {}

    synchronized void apply(LogEntry entry) {
        switch (entry) {
            case SchemaStored stored -> store(stored.schema());
            case SchemaErased erased -> erase(erased.subject(), erased.version());
            case SubjectDeleted deleted -> markDeleted(deleted);
            case LevelSet set -> set(levels, set.subject(), set.level());
            case ModeSet set -> set(modes, set.subject(), set.mode());
            case IdsGiven given -> highestId = Math.max(highestId, given.highest());
        }
    }

    private void store(StoredSchema schema) {
        subjects.computeIfAbsent(schema.subject(), name -> new TreeMap<>())
                .put(schema.version(), new Held(schema, canonical(schema)));
        highestId = Math.max(highestId, schema.id());
    }

    private static String canonical(StoredSchema schema) {
        if (!schema.type().equals(StoredSchema.AVRO) || !schema.references().isEmpty()) {
            return schema.text();
        }
        try {
            return AvroText.canonical(AvroText.parseAccepted(schema.text()));
        } catch (AvroRuntimeException notOurs) {
            return schema.text();
        }
    }

    private void erase(String subject, int version) {
        NavigableMap<Integer, Held> versions = subjects.get(subject);
        if (versions != null) {
            versions.remove(version);
            if (versions.isEmpty()) {
                subjects.remove(subject);
            }
        }
    }

    private void markDeleted(SubjectDeleted deleted) {
        subjects.getOrDefault(deleted.subject(), new TreeMap<>())
                .headMap(deleted.upToVersion(), true)
                .replaceAll((version, held) -> new Held(held.schema().softlyDeleted(), held.canonical()));
    }

    private static <V> void set(Map<Optional<String>, V> map, Optional<String> subject, Optional<V> value) {
        value.ifPresentOrElse(to -> map.put(subject, to), () -> map.remove(subject));
    }

    /** Names in order of the alphabet. */
    synchronized List<String> subjects(Visibility visibility) {
        return subjects.keySet().stream()
                .filter(subject -> !versions(subject, visibility).isEmpty())
                .toList();
    }

    /** Ascending; empty where there is no such subject. */
    synchronized List<StoredSchema> versions(String subject, Visibility visibility) {
        return subjects.getOrDefault(subject, new TreeMap<>()).values().stream()
                .map(Held::schema)
                .filter(visibility::shows)
                .toList();
    }

    /** The newest version of the subject with this canonical text. */
    synchronized Optional<StoredSchema> match(String subject, String canonical, Visibility visibility) {
        return subjects.getOrDefault(subject, new TreeMap<>()).descendingMap().values().stream()
                .filter(held -> held.canonical().equals(canonical) && visibility.shows(held.schema()))
                .map(Held::schema)
                .findFirst();
    }

    /** Everything with this id, deleted or not. */
    synchronized List<StoredSchema> withId(int id) {
        List<StoredSchema> found = new ArrayList<>();
        subjects.values()
                .forEach(versions -> versions.values().stream()
                        .map(Held::schema)
                        .filter(schema -> schema.id() == id)
                        .forEach(found::add));
        return found;
    }

    /** The id of this canonical text in whatever subject, deleted or not. */
    synchronized Optional<Integer> idOf(String canonical) {
        return subjects.values().stream()
                .flatMap(versions -> versions.values().stream())
                .filter(held -> held.canonical().equals(canonical))
                .map(held -> held.schema().id())
                .findFirst();
    }

    /** The highest id ever given; 0 before the first. */
    synchronized int highestId() {
        return highestId;
    }

    /** The level of the subject, or of the registry where empty. */
    synchronized Optional<CompatibilityLevel> level(Optional<String> subject) {
        return Optional.ofNullable(levels.get(subject));
    }

    /** The mode of the subject, or of the registry where empty. */
    synchronized Optional<Mode> mode(Optional<String> subject) {
        return Optional.ofNullable(modes.get(subject));
    }
}
