package io.sluice.schemas.registry;

import io.sluice.schemas.registry.LogEntry.IdsGiven;
import io.sluice.schemas.registry.LogEntry.LevelSet;
import io.sluice.schemas.registry.LogEntry.ModeSet;
import io.sluice.schemas.registry.LogEntry.SchemaErased;
import io.sluice.schemas.registry.LogEntry.SchemaStored;
import io.sluice.schemas.registry.LogEntry.SubjectDeleted;
import io.sluice.schemas.registry.SchemaStore.Visibility;
import io.sluice.schemas.serde.CompatibilityLevel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Decides what a change does to the log. Each change first reads the log to its end, then decides, then writes, then
 * reads its own entries back: what is answered has been kept. Questions are answered from memory.
 *
 * <p>Every method may throw {@link RegistryFault}.
 */
final class Registry {
    private static final CompatibilityLevel DEFAULT_LEVEL = CompatibilityLevel.BACKWARD;

    private final SchemaStore store = new SchemaStore();
    private final SchemaLog log;
    private final ReentrantLock writing = new ReentrantLock();

    Registry(SchemaLog log) {
        this.log = log;
        log.catchUp(store::apply);
    }

    /** What the log says; for questions. */
    SchemaStore store() {
        return store;
    }

    /** Makes the schema a version of the subject unless it is one already; gives its id. */
    int register(String subject, Submission submission) {
        return idIn(subject, submission)
                .orElseGet(() -> changing(() -> idIn(subject, submission).orElseGet(() -> add(subject, submission))));
    }

    private Optional<Integer> idIn(String subject, Submission submission) {
        return store.match(subject, submission.text(), Visibility.LIVE).map(StoredSchema::id);
    }

    private int add(String subject, Submission submission) {
        StoredSchema next = next(subject, submission, new FreshIds());
        write(new SchemaStored(next));
        return next.id();
    }

    /**
     * Does for many subjects in two writes what {@link #setLevel} and {@link #register} do for one: gives each the level,
     * and makes its schema a version of it. What is so already is left alone.
     */
    void adopt(Map<String, Submission> schemas, CompatibilityLevel level) {
        changing(() -> {
            List<LogEntry> levels = schemas.keySet().stream()
                    .filter(subject -> !store.level(Optional.of(subject)).equals(Optional.of(level)))
                    .<LogEntry>map(subject -> levelSet(Optional.of(subject), Optional.of(level)))
                    .toList();
            write(levels);
            FreshIds ids = new FreshIds();
            List<LogEntry> versions = schemas.entrySet().stream()
                    .filter(schema -> idIn(schema.getKey(), schema.getValue()).isEmpty())
                    .<LogEntry>map(schema -> new SchemaStored(next(schema.getKey(), schema.getValue(), ids)))
                    .toList();
            write(versions);
            return schemas;
        });
    }

    /** The schema as the subject's next version; refused where it may not be. */
    private StoredSchema next(String subject, Submission submission, FreshIds ids) {
        refuseReadOnly(subject);
        CompatibilityLevel level = effectiveLevel(subject);
        List<String> objections =
                Compatibility.objections(level, submission.schema(), store.versions(subject, Visibility.LIVE));
        if (!objections.isEmpty()) {
            throw RegistryError.INCOMPATIBLE_SCHEMA.of(level, subject, String.join("; ", objections));
        }
        int id = store.idOf(submission.text()).orElseGet(() -> ids.of(submission.text()));
        return StoredSchema.avro(subject, highestVersion(subject) + 1, id, submission.text());
    }

    /** Ids of schemas that are about to be written for the first time: a schema has one id in all subjects. */
    private final class FreshIds {
        private final Map<String, Integer> byText = new HashMap<>();

        int of(String text) {
            return byText.computeIfAbsent(text, unknown -> Math.addExact(store.highestId(), byText.size() + 1));
        }
    }

    private int highestVersion(String subject) {
        List<StoredSchema> versions = store.versions(subject, Visibility.ALL);
        return versions.isEmpty() ? 0 : versions.getLast().version();
    }

    /** The subject's newest version that is this schema. */
    StoredSchema lookup(String subject, Submission submission, Visibility visibility) {
        existing(subject, visibility);
        return store.match(subject, submission.text(), visibility)
                .orElseThrow(() -> RegistryError.SCHEMA_NOT_FOUND.of("it is no version of subject " + subject));
    }

    /** One version. */
    StoredSchema version(String subject, VersionSpec spec, Visibility visibility) {
        return spec.pick(existing(subject, visibility))
                .orElseThrow(() -> RegistryError.VERSION_NOT_FOUND.of(subject, spec.text()));
    }

    /** All versions, ascending; never empty. */
    List<StoredSchema> existing(String subject, Visibility visibility) {
        List<StoredSchema> versions = store.versions(subject, visibility);
        if (versions.isEmpty()) {
            throw RegistryError.SUBJECT_NOT_FOUND.of(subject);
        }
        return versions;
    }

    /** Everything with this id, never empty; softly deleted versions too, because records with the id are still there. */
    List<StoredSchema> withId(int id) {
        List<StoredSchema> found = store.withId(id);
        if (found.isEmpty()) {
            throw RegistryError.SCHEMA_NOT_FOUND.of("id " + id);
        }
        return found;
    }

    /** What stands in the way of the schema as the subject's next version. */
    List<String> objections(String subject, Submission submission) {
        return Compatibility.objections(
                effectiveLevel(subject), submission.schema(), store.versions(subject, Visibility.LIVE));
    }

    /** What stands between the schema and one version. Nothing does where the subject has none and the latest is meant. */
    List<String> objections(String subject, Submission submission, VersionSpec spec) {
        List<StoredSchema> versions = store.versions(subject, Visibility.LIVE);
        if (versions.isEmpty() && spec.latest()) {
            return List.of();
        }
        StoredSchema against = version(subject, spec, Visibility.LIVE);
        return Compatibility.objections(effectiveLevel(subject), submission.schema(), against);
    }

    /** Softly deletes all live versions; gives their numbers. */
    List<Integer> deleteSubject(String subject) {
        return changing(() -> {
            existing(subject, Visibility.ALL);
            List<Integer> live = numbers(store.versions(subject, Visibility.LIVE));
            if (live.isEmpty()) {
                throw RegistryError.SUBJECT_SOFT_DELETED.of(subject);
            }
            refuseReadOnly(subject);
            write(new SubjectDeleted(subject, live.getLast()));
            forgetSettings(subject);
            return live;
        });
    }

    /** Deletes a softly deleted subject for good; gives the version numbers it had. */
    List<Integer> eraseSubject(String subject) {
        return changing(() -> {
            List<Integer> versions = numbers(existing(subject, Visibility.ALL));
            if (!store.versions(subject, Visibility.LIVE).isEmpty()) {
                throw RegistryError.SUBJECT_NOT_SOFT_DELETED.of(subject);
            }
            refuseReadOnly(subject);
            keepHighestId();
            versions.forEach(version -> write(new SchemaErased(subject, version)));
            return versions;
        });
    }

    /** Softly deletes one version; gives its number. */
    int deleteVersion(String subject, VersionSpec spec) {
        return changing(() -> {
            Visibility candidates = spec.latest() ? Visibility.LIVE : Visibility.ALL;
            StoredSchema schema = version(subject, spec, candidates);
            if (schema.deleted()) {
                throw RegistryError.VERSION_SOFT_DELETED.of(subject, schema.version());
            }
            refuseReadOnly(subject);
            write(new SchemaStored(schema.softlyDeleted()));
            if (store.versions(subject, Visibility.LIVE).isEmpty()) {
                forgetSettings(subject);
            }
            return schema.version();
        });
    }

    /** Deletes a softly deleted version for good; gives its number. */
    int eraseVersion(String subject, VersionSpec spec) {
        return changing(() -> {
            StoredSchema schema = version(subject, spec, Visibility.ALL);
            if (!schema.deleted()) {
                throw RegistryError.VERSION_NOT_SOFT_DELETED.of(subject, schema.version());
            }
            refuseReadOnly(subject);
            keepHighestId();
            write(new SchemaErased(subject, schema.version()));
            return schema.version();
        });
    }

    /** Compaction will take the erased schema out of the log, and with it the only trace of its id. */
    private void keepHighestId() {
        write(new IdsGiven(store.highestId()));
    }

    /** The level of the subject, or of the registry where empty. */
    Optional<CompatibilityLevel> ownLevel(Optional<String> subject) {
        Optional<CompatibilityLevel> own = store.level(subject);
        return own.isPresent() || subject.isPresent() ? own : Optional.of(DEFAULT_LEVEL);
    }

    /** The level by which the subject is judged. */
    CompatibilityLevel effectiveLevel(String subject) {
        return ownLevel(Optional.of(subject))
                .or(() -> ownLevel(Optional.empty()))
                .orElseThrow();
    }

    /** Sets the level, or takes it away where none is given; the registry's own then goes back to BACKWARD. */
    void setLevel(Optional<String> subject, Optional<CompatibilityLevel> level) {
        changing(() -> {
            write(levelSet(subject, level));
            return level;
        });
    }

    private LevelSet levelSet(Optional<String> subject, Optional<CompatibilityLevel> level) {
        refuseReadOnly(subject.orElse(""));
        return new LevelSet(subject, level);
    }

    /** The mode of the subject, or of the registry where empty. */
    Optional<Mode> ownMode(Optional<String> subject) {
        Optional<Mode> own = store.mode(subject);
        return own.isPresent() || subject.isPresent() ? own : Optional.of(Mode.READWRITE);
    }

    /** The mode that holds for the subject. */
    Mode effectiveMode(String subject) {
        return ownMode(Optional.of(subject)).or(() -> ownMode(Optional.empty())).orElseThrow();
    }

    /** Sets the mode, or takes it away where none is given. Allowed in every mode: there must be a way back. */
    void setMode(Optional<String> subject, Optional<Mode> mode) {
        changing(() -> {
            write(new ModeSet(subject, mode));
            return mode;
        });
    }

    private void forgetSettings(String subject) {
        Optional<String> of = Optional.of(subject);
        store.level(of).ifPresent(level -> write(new LevelSet(of, Optional.empty())));
        store.mode(of).ifPresent(mode -> write(new ModeSet(of, Optional.empty())));
    }

    private void refuseReadOnly(String subject) {
        if (effectiveMode(subject) == Mode.READONLY) {
            throw RegistryError.OPERATION_NOT_PERMITTED.of(subject);
        }
    }

    private <R> R changing(Supplier<R> change) {
        writing.lock();
        try {
            log.catchUp(store::apply);
            return change.get();
        } finally {
            writing.unlock();
        }
    }

    private void write(LogEntry entry) {
        write(List.of(entry));
    }

    private void write(List<LogEntry> entries) {
        if (!entries.isEmpty()) {
            log.append(entries, store::apply);
        }
    }

    private static List<Integer> numbers(List<StoredSchema> versions) {
        return versions.stream().map(StoredSchema::version).toList();
    }

    /** Waits for a change under way and closes the log. */
    void close() {
        writing.lock();
        try {
            log.close();
        } finally {
            writing.unlock();
        }
    }
}
