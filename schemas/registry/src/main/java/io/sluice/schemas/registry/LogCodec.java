package io.sluice.schemas.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sluice.schemas.registry.LogEntry.IdsGiven;
import io.sluice.schemas.registry.LogEntry.LevelSet;
import io.sluice.schemas.registry.LogEntry.ModeSet;
import io.sluice.schemas.registry.LogEntry.SchemaErased;
import io.sluice.schemas.registry.LogEntry.SchemaStored;
import io.sluice.schemas.registry.LogEntry.SubjectDeleted;
import io.sluice.schemas.serde.CompatibilityLevel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** Entries as Confluent's registry lays them out on its topic: JSON keys with a {@code keytype}, JSON values. */
final class LogCodec {
    static final ObjectMapper JSON = new ObjectMapper();

    private LogCodec() {}

    static byte[] key(LogEntry entry) {
        return bytes(
                switch (entry) {
                    case SchemaStored stored ->
                        schemaKey(stored.schema().subject(), stored.schema().version());
                    case SchemaErased erased -> schemaKey(erased.subject(), erased.version());
                    case SubjectDeleted deleted -> subjectKey("DELETE_SUBJECT", Optional.of(deleted.subject()));
                    case LevelSet level -> subjectKey("CONFIG", level.subject());
                    case ModeSet mode -> subjectKey("MODE", mode.subject());
                    case IdsGiven given -> keyOf("NOOP").put("magic", 0);
                });
    }

    /** @return {@code null} for a tombstone */
    static byte[] value(LogEntry entry) {
        return switch (entry) {
            case SchemaStored stored -> bytes(schemaValue(stored.schema()));
            case SchemaErased erased -> null;
            case SubjectDeleted deleted ->
                bytes(node().put("subject", deleted.subject()).put("version", deleted.upToVersion()));
            case LevelSet level ->
                level.level()
                        .map(to -> bytes(node().put("compatibilityLevel", to.name())))
                        .orElse(null);
            case ModeSet mode ->
                mode.mode().map(to -> bytes(node().put("mode", to.name()))).orElse(null);
            case IdsGiven given -> bytes(node().put("highestId", given.highest()));
        };
    }

    /**
     * @return empty for records that mean nothing here
     * @throws IOException for bytes that are not JSON
     * @throws IllegalArgumentException for JSON that lacks what its key type needs
     */
    static Optional<LogEntry> entry(byte[] key, byte[] value) throws IOException {
        JsonNode of = JSON.readTree(key);
        Optional<JsonNode> to = value == null ? Optional.empty() : Optional.of(JSON.readTree(value));
        Optional<String> subject = Optional.ofNullable(of.path("subject").textValue());
        return switch (of.path("keytype").asText()) {
            case "SCHEMA" -> Optional.of(schemaEntry(of, to));
            case "DELETE_SUBJECT" ->
                to.map(deleted -> new SubjectDeleted(text(deleted, "subject"), number(deleted, "version")));
            case "CONFIG" ->
                Optional.of(new LevelSet(
                        subject,
                        to.flatMap(config -> CompatibilityLevel.named(
                                config.path("compatibilityLevel").asText()))));
            case "MODE" ->
                Optional.of(new ModeSet(
                        subject, to.flatMap(mode -> Mode.named(mode.path("mode").asText()))));
            case "NOOP" ->
                to.filter(noop -> noop.has("highestId")).map(noop -> new IdsGiven(number(noop, "highestId")));
            default -> Optional.empty();
        };
    }

    private static LogEntry schemaEntry(JsonNode key, Optional<JsonNode> value) {
        if (value.isEmpty()) {
            return new SchemaErased(text(key, "subject"), number(key, "version"));
        }
        JsonNode schema = value.get();
        return new SchemaStored(new StoredSchema(
                text(schema, "subject"),
                number(schema, "version"),
                number(schema, "id"),
                schema.path("schemaType").asText(StoredSchema.AVRO),
                schema.path("references").isArray() ? schema.get("references") : JSON.createArrayNode(),
                text(schema, "schema"),
                schema.path("deleted").asBoolean(false)));
    }

    private static ObjectNode schemaValue(StoredSchema schema) {
        ObjectNode value = node().put("subject", schema.subject())
                .put("version", schema.version())
                .put("id", schema.id());
        if (!schema.type().equals(StoredSchema.AVRO)) {
            value.put("schemaType", schema.type());
        }
        if (!schema.references().isEmpty()) {
            value.set("references", schema.references());
        }
        return value.put("schema", schema.text()).put("deleted", schema.deleted());
    }

    private static ObjectNode schemaKey(String subject, int version) {
        return keyOf("SCHEMA").put("subject", subject).put("version", version).put("magic", 1);
    }

    private static ObjectNode subjectKey(String type, Optional<String> subject) {
        return keyOf(type).put("subject", subject.orElse(null)).put("magic", 0);
    }

    private static ObjectNode keyOf(String type) {
        return node().put("keytype", type);
    }

    private static String text(JsonNode node, String field) {
        if (!node.path(field).isTextual()) {
            throw new IllegalArgumentException("no text '" + field + "' in " + node);
        }
        return node.get(field).textValue();
    }

    private static int number(JsonNode node, String field) {
        if (!node.path(field).canConvertToInt()) {
            throw new IllegalArgumentException("no number '" + field + "' in " + node);
        }
        return node.get(field).intValue();
    }

    private static ObjectNode node() {
        return JSON.createObjectNode();
    }

    private static byte[] bytes(JsonNode node) {
        try {
            return JSON.writeValueAsBytes(node);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
