package io.sluice.schemas.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.schemas.registry.LogEntry.IdsGiven;
import io.sluice.schemas.registry.LogEntry.LevelSet;
import io.sluice.schemas.registry.LogEntry.ModeSet;
import io.sluice.schemas.registry.LogEntry.SchemaErased;
import io.sluice.schemas.registry.LogEntry.SchemaStored;
import io.sluice.schemas.registry.LogEntry.SubjectDeleted;
import io.sluice.schemas.serde.CompatibilityLevel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("C-REGISTRY the topic has Confluent's record layout")
class LogCodecTest {
    private static final StoredSchema SCHEMA = StoredSchema.avro("s-value", 2, 7, "\"int\"");

    static Stream<Arguments> layout() {
        return Stream.of(
                Arguments.of(
                        new SchemaStored(SCHEMA),
                        "{\"keytype\":\"SCHEMA\",\"subject\":\"s-value\",\"version\":2,\"magic\":1}",
                        "{\"subject\":\"s-value\",\"version\":2,\"id\":7,\"schema\":\"\\\"int\\\"\",\"deleted\":false}"),
                Arguments.of(
                        new SchemaStored(SCHEMA.softlyDeleted()),
                        "{\"keytype\":\"SCHEMA\",\"subject\":\"s-value\",\"version\":2,\"magic\":1}",
                        "{\"subject\":\"s-value\",\"version\":2,\"id\":7,\"schema\":\"\\\"int\\\"\",\"deleted\":true}"),
                Arguments.of(
                        new SchemaErased("s-value", 2),
                        "{\"keytype\":\"SCHEMA\",\"subject\":\"s-value\",\"version\":2,\"magic\":1}",
                        null),
                Arguments.of(
                        new SubjectDeleted("s-value", 3),
                        "{\"keytype\":\"DELETE_SUBJECT\",\"subject\":\"s-value\",\"magic\":0}",
                        "{\"subject\":\"s-value\",\"version\":3}"),
                Arguments.of(
                        new LevelSet(Optional.empty(), Optional.of(CompatibilityLevel.FULL)),
                        "{\"keytype\":\"CONFIG\",\"subject\":null,\"magic\":0}",
                        "{\"compatibilityLevel\":\"FULL\"}"),
                Arguments.of(
                        new LevelSet(Optional.of("s-value"), Optional.empty()),
                        "{\"keytype\":\"CONFIG\",\"subject\":\"s-value\",\"magic\":0}",
                        null),
                Arguments.of(
                        new ModeSet(Optional.of("s-value"), Optional.of(Mode.READONLY)),
                        "{\"keytype\":\"MODE\",\"subject\":\"s-value\",\"magic\":0}",
                        "{\"mode\":\"READONLY\"}"),
                Arguments.of(new IdsGiven(9), "{\"keytype\":\"NOOP\",\"magic\":0}", "{\"highestId\":9}"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("layout")
    void an_entry_has_exactly_this_text_and_comes_back(LogEntry entry, String key, String value) throws IOException {
        assertThat(LogCodec.key(entry)).asString(StandardCharsets.UTF_8).isEqualTo(key);
        if (value == null) {
            assertThat(LogCodec.value(entry)).isNull();
        } else {
            assertThat(LogCodec.value(entry)).asString(StandardCharsets.UTF_8).isEqualTo(value);
        }
        assertThat(LogCodec.entry(LogCodec.key(entry), LogCodec.value(entry))).contains(entry);
    }

    private static Optional<LogEntry> entry(String key, String value) throws IOException {
        return LogCodec.entry(
                key.getBytes(StandardCharsets.UTF_8), value == null ? null : value.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void reads_what_newer_registries_add_and_keeps_foreign_types() throws IOException {
        assertThat(entry(
                        "{\"keytype\":\"SCHEMA\",\"subject\":\"p\",\"version\":1,\"magic\":1}",
                        "{\"subject\":\"p\",\"version\":1,\"id\":3,\"md5\":\"x\",\"schemaType\":\"PROTOBUF\","
                                + "\"schema\":\"message A {}\",\"deleted\":false,\"offset\":8}"))
                .contains(new SchemaStored(new StoredSchema(
                        "p", 1, 3, "PROTOBUF", LogCodec.JSON.createArrayNode(), "message A {}", false)));
    }

    @Test
    void skips_what_means_nothing_here() throws IOException {
        assertThat(entry("{\"keytype\":\"NOOP\",\"magic\":0}", null)).isEmpty();
        assertThat(entry("{\"keytype\":\"CONTEXT\",\"tenant\":\"default\",\"magic\":0}", "{}"))
                .isEmpty();
        assertThat(entry("{\"keytype\":\"DELETE_SUBJECT\",\"subject\":\"s\",\"magic\":0}", null))
                .isEmpty();
    }

    @Test
    void refuses_what_is_damaged() {
        assertThatThrownBy(() -> entry("no json", null)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> entry("{\"keytype\":\"SCHEMA\",\"subject\":\"s\",\"version\":1}", "{\"id\":\"x\"}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no text 'subject'");
    }
}
