package io.sluice.schemas.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.schemas.registry.LogEntry.IdsGiven;
import io.sluice.schemas.registry.LogEntry.SchemaErased;
import io.sluice.schemas.registry.LogEntry.SchemaStored;
import io.sluice.schemas.registry.LogEntry.SubjectDeleted;
import io.sluice.schemas.registry.SchemaStore.Visibility;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("C-REGISTRY entries of logs that others wrote, too")
class SchemaStoreTest {
    private static final String[] TEXTS = {"\"int\"", "\"long\"", "\"string\""};

    private final SchemaStore store = new SchemaStore();

    private void storeThreeVersions() {
        IntStream.rangeClosed(1, 3)
                .forEach(n -> store.apply(new SchemaStored(StoredSchema.avro("s", n, 10 * n, TEXTS[n - 1]))));
    }

    private Stream<Integer> live() {
        return store.versions("s", Visibility.LIVE).stream().map(StoredSchema::version);
    }

    @Test
    void a_deletion_reaches_up_to_its_version_and_no_further() {
        storeThreeVersions();

        store.apply(new SubjectDeleted("s", 2));

        assertThat(live()).containsExactly(3);
        assertThat(store.versions("s", Visibility.DELETED)).hasSize(2);
    }

    @Test
    void deleting_what_is_not_there_changes_nothing() {
        store.apply(new SubjectDeleted("s", 2));
        store.apply(new SchemaErased("s", 1));

        assertThat(store.subjects(Visibility.ALL)).isEmpty();
    }

    @Test
    void ids_only_grow() {
        storeThreeVersions();
        store.apply(new IdsGiven(7));
        assertThat(store.highestId()).isEqualTo(30);

        store.apply(new IdsGiven(31));
        assertThat(store.highestId()).isEqualTo(31);
    }

    @Test
    void texts_that_differ_only_in_writing_are_one_schema_and_foreign_ones_are_just_text() {
        store.apply(new SchemaStored(StoredSchema.avro("s", 1, 1, "{ \"type\" : \"int\" }")));
        store.apply(new SchemaStored(StoredSchema.avro("s", 2, 2, "message A {}")));

        assertThat(store.idOf("\"int\"")).contains(1);
        assertThat(store.idOf("message A {}")).contains(2);
        assertThat(store.match("s", "\"int\"", Visibility.LIVE).map(StoredSchema::text))
                .contains("{ \"type\" : \"int\" }");
    }
}
