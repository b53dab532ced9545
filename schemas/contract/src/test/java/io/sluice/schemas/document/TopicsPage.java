package io.sluice.schemas.document;

import io.sluice.schemas.catalogue.Topic;
import io.sluice.schemas.catalogue.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

/** Writes docs/topics.md: every topic, and every record with its fields, from the catalogue and the schemas. */
final class TopicsPage {
    private final StringBuilder page = new StringBuilder();

    static String write() {
        return new TopicsPage().page();
    }

    private String page() {
        line("# Topics");
        line("");
        line("Generated from the topic catalogue and the Avro schemas; do not edit by hand.");
        line("");
        line(
                "Names carry the namespace as a prefix (`paper.fills`). Keys are UTF-8 text. Values are Avro in the Confluent");
        line(
                "wire format: byte 0, four bytes of schema id, the binary body; the subject is the topic's full name with");
        line(
                "`-value`. Read with `isolation.level=read_committed`: everything is written in transactions. A namespace that");
        line("history is played into keeps everything until it is removed, whatever the column says.");
        line("");
        topics();
        records();
        return page.toString();
    }

    private void topics() {
        line("| topic | key | value | kept | flushed | written by | read by | what it is |");
        line("|---|---|---|---|---|---|---|---|");
        for (Topic<?> topic : Topics.all()) {
            line("| `%s` | %s | [%s](#%s) | %s | %s | %s | %s | %s |"
                    .formatted(
                            topic.name(),
                            topic.key().text().replace("|", "\\|"),
                            topic.schema().getName(),
                            anchor(topic.schema()),
                            kept(topic),
                            topic.money() ? "each record" : "",
                            topic.writer(),
                            String.join(", ", topic.readers()),
                            topic.why()));
        }
    }

    private void records() {
        Map<String, Schema> named = new LinkedHashMap<>();
        Topics.all().forEach(topic -> collect(topic.schema(), named));
        line("");
        line("# Records");
        named.values().stream()
                .filter(schema -> schema.getType() == Schema.Type.RECORD)
                .forEach(this::record);
        line("");
        line("# Enumerations");
        named.values().stream()
                .filter(schema -> schema.getType() == Schema.Type.ENUM)
                .forEach(this::enumeration);
    }

    private void record(Schema schema) {
        line("");
        line("## " + schema.getName());
        line("");
        line(schema.getDoc());
        line("");
        line("| field | type | meaning |");
        line("|---|---|---|");
        for (Schema.Field field : schema.getFields()) {
            line("| `%s` | %s | %s |".formatted(field.name(), type(field.schema()), field.doc()));
        }
    }

    private void enumeration(Schema schema) {
        line("");
        line("## " + schema.getName());
        line("");
        line(schema.getDoc());
        line("");
        line("`" + String.join("` `", schema.getEnumSymbols()) + "`");
    }

    private static void collect(Schema schema, Map<String, Schema> named) {
        switch (schema.getType()) {
            case RECORD -> {
                if (named.putIfAbsent(schema.getName(), schema) == null) {
                    schema.getFields().forEach(field -> collect(field.schema(), named));
                }
            }
            case ENUM -> named.putIfAbsent(schema.getName(), schema);
            case ARRAY -> collect(schema.getElementType(), named);
            case UNION -> schema.getTypes().forEach(branch -> collect(branch, named));
            default -> {}
        }
    }

    static String type(Schema schema) {
        if (schema.getLogicalType() instanceof LogicalTypes.Decimal decimal) {
            return "decimal(%d,%d)".formatted(decimal.getPrecision(), decimal.getScale());
        }
        if (schema.getLogicalType() != null) {
            return schema.getLogicalType().getName();
        }
        return switch (schema.getType()) {
            case RECORD, ENUM -> "[%s](#%s)".formatted(schema.getName(), anchor(schema));
            case ARRAY -> "list of " + type(schema.getElementType());
            case UNION -> optional(schema);
            default -> schema.getType().getName();
        };
    }

    private static String optional(Schema union) {
        List<String> branches = new ArrayList<>();
        for (Schema branch : union.getTypes()) {
            if (branch.getType() != Schema.Type.NULL) {
                branches.add(type(branch));
            }
        }
        return String.join(" or ", branches) + ", optional";
    }

    private static String anchor(Schema schema) {
        return schema.getName().toLowerCase(java.util.Locale.ROOT);
    }

    private static String kept(Topic<?> topic) {
        Duration kept = topic.kept();
        String time = kept == null ? "for ever" : kept.toDays() == 1 ? "1 day" : kept.toDays() + " days";
        return switch (topic.cleanup()) {
            case DELETE -> time;
            case COMPACT -> "last of each key, " + time;
            case COMPACT_DELETE -> "last of each key, " + time;
        };
    }

    private void line(String text) {
        page.append(text).append('\n');
    }
}
