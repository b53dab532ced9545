package io.sluice.schemas.registry;

import io.sluice.schemas.serde.CompatibilityLevel;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.Incompatibility;

/** Judges a schema against versions that exist, by Avro's rules of who can read what. */
final class Compatibility {
    private Compatibility() {}

    /**
     * What stands between the schema and the level: nothing where the list is empty.
     *
     * @param earlier live versions of the subject, ascending; of these the level says which count
     */
    static List<String> objections(CompatibilityLevel level, Schema next, List<StoredSchema> earlier) {
        List<StoredSchema> counting =
                level.transitive() ? earlier : earlier.subList(Math.max(0, earlier.size() - 1), earlier.size());
        List<String> objections = new ArrayList<>();
        counting.reversed().forEach(version -> objections.addAll(objections(level, next, version)));
        return List.copyOf(objections);
    }

    /** The same against one version, whichever it is. */
    static List<String> objections(CompatibilityLevel level, Schema next, StoredSchema version) {
        if (level == CompatibilityLevel.NONE) {
            return List.of();
        }
        Schema existing;
        try {
            existing = AvroText.parseAccepted(version.text());
        } catch (AvroRuntimeException notAvro) {
            return List.of("version %d is %s and cannot be compared".formatted(version.version(), version.type()));
        }
        List<String> objections = new ArrayList<>();
        if (level.backward()) {
            String who = "the new schema cannot read records of version " + version.version();
            incompatibilities(next, existing).forEach(why -> objections.add(explain(who, why)));
        }
        if (level.forward()) {
            String who = "version %d cannot read records of the new schema".formatted(version.version());
            incompatibilities(existing, next).forEach(why -> objections.add(explain(who, why)));
        }
        return objections;
    }

    private static List<Incompatibility> incompatibilities(Schema reader, Schema writer) {
        return SchemaCompatibility.checkReaderWriterCompatibility(reader, writer)
                .getResult()
                .getIncompatibilities();
    }

    private static String explain(String who, Incompatibility why) {
        return "%s: %s at %s (%s)".formatted(who, why.getType(), why.getLocation(), why.getMessage());
    }
}
