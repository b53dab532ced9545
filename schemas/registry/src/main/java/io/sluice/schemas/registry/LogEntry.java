package io.sluice.schemas.registry;

import io.sluice.schemas.serde.CompatibilityLevel;
import java.util.Optional;

/** One record of the schemas topic, by what it means. */
sealed interface LogEntry {
    /** A version was added, or changed its deletion mark. */
    record SchemaStored(StoredSchema schema) implements LogEntry {}

    /** A version was deleted for good. */
    record SchemaErased(String subject, int version) implements LogEntry {}

    /** All versions of the subject up to this one were softly deleted. */
    record SubjectDeleted(String subject, int upToVersion) implements LogEntry {}

    /** The level of a subject, or of the registry, was set; or taken away where empty. */
    record LevelSet(Optional<String> subject, Optional<CompatibilityLevel> level) implements LogEntry {}

    /** The mode of a subject, or of the registry, was set; or taken away where empty. */
    record ModeSet(Optional<String> subject, Optional<Mode> mode) implements LogEntry {}

    /** Ids up to this one have been given: outlives the schemas that had them, so that no id is ever given twice. */
    record IdsGiven(int highest) implements LogEntry {}
}
