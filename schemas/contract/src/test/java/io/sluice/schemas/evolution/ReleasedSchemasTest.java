package io.sluice.schemas.evolution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.sluice.schemas.catalogue.Topic;
import io.sluice.schemas.catalogue.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * C-EVOLVE: the schemas of today against all released ones under schemas/released/VERSION. To release a set, run this
 * test with {@code -Dsluice.release=VERSION}: it writes today's schemas there; released files are never edited.
 */
class ReleasedSchemasTest {
    private static final Path RELEASED = Path.of(System.getProperty("sluice.root"), "schemas", "released");

    @Test
    @DisplayName("C-EVOLVE today's schemas are FULL_TRANSITIVE with every release")
    void todays_schemas_are_compatible_with_every_release() throws IOException {
        String release = System.getProperty("sluice.release");
        if (release != null) {
            write(RELEASED.resolve(release));
        }
        Map<String, Schema> current = current();
        List<String> breaks = new ArrayList<>();
        List<Path> files = releasedFiles();
        for (Path file : files) {
            Schema released = new Schema.Parser().parse(Files.readString(file));
            Schema now = current.get(released.getName());
            if (now == null) {
                breaks.add(
                        released.getName() + ": released in " + file.getParent().getFileName() + " but gone now");
            } else {
                Evolution.breaks(released, now)
                        .forEach(text -> breaks.add(file.getParent().getFileName() + " " + text));
            }
        }
        assertThat(files).as("released schemas").isNotEmpty();
        assertThat(breaks).as("changes that break released schemas").isEmpty();
    }

    @Test
    @DisplayName("C-EVOLVE a breaking change is named with its field")
    void a_breaking_change_is_named_with_its_field() {
        Schema released = new Schema.Parser().parse("""
                {"type":"record","name":"Fill","fields":[{"name":"price","type":"double"},{"name":"fee","type":"double"}]}""");
        Schema retyped = new Schema.Parser().parse("""
                {"type":"record","name":"Fill","fields":[{"name":"price","type":"string"},{"name":"fee","type":"double"}]}""");
        Schema removed = new Schema.Parser().parse("""
                {"type":"record","name":"Fill","fields":[{"name":"price","type":"double"}]}""");
        Schema added = new Schema.Parser().parse("""
                {"type":"record","name":"Fill","fields":[{"name":"price","type":"double"},{"name":"fee","type":"double"},
                {"name":"venue","type":"string"}]}""");
        assertThat(Evolution.breaks(released, retyped)).anyMatch(text -> text.contains("TYPE_MISMATCH at Fill.price"));
        assertThat(Evolution.breaks(released, removed)).anyMatch(text -> text.contains("fee"));
        assertThat(Evolution.breaks(released, added)).anyMatch(text -> text.contains("venue"));
        assertThat(Evolution.breaks(released, released)).isEmpty();
    }

    private static Map<String, Schema> current() {
        Map<String, Schema> schemas = new TreeMap<>();
        for (Topic<?> topic : Topics.all()) {
            schemas.put(topic.schema().getName(), topic.schema());
        }
        return schemas;
    }

    private static List<Path> releasedFiles() throws IOException {
        if (!Files.isDirectory(RELEASED)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(RELEASED)) {
            return files.filter(file -> file.toString().endsWith(".avsc"))
                    .sorted()
                    .toList();
        }
    }

    private static void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (Schema schema : current().values()) {
            Files.writeString(
                    folder.resolve(schema.getName() + ".avsc"),
                    new ObjectMapper().readTree(schema.toString()).toPrettyString() + "\n");
        }
    }
}
