package io.sluice.schemas.registry;

import static io.sluice.schemas.registry.Schemas.FIRST;
import static io.sluice.schemas.registry.Schemas.OPTIONAL_ADDED;
import static io.sluice.schemas.registry.Schemas.RETYPED;
import static io.sluice.schemas.registry.Schemas.WIDENED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.schemas.registry.SchemaStore.Visibility;
import io.sluice.schemas.serde.CompatibilityLevel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("C-REGISTRY what changes do to the log, and the log to the state")
class RegistryTest {
    private final MemoryLog log = new MemoryLog();
    private final Registry registry = new Registry(log);

    private static Submission schema(String text) {
        return Submission.of(text, false);
    }

    private static List<Integer> versions(Registry registry, String subject, Visibility visibility) {
        return registry.store().versions(subject, visibility).stream()
                .map(StoredSchema::version)
                .toList();
    }

    @Test
    void equal_schemas_have_one_id_in_all_subjects_and_one_version_in_each() {
        assertThat(registry.register("a", schema(FIRST))).isEqualTo(1);
        assertThat(registry.register("b", schema(OPTIONAL_ADDED))).isEqualTo(2);
        assertThat(registry.register("b", schema(FIRST.replace(",", " , ")))).isEqualTo(1);
        assertThat(registry.register("a", schema(FIRST))).isEqualTo(1);

        assertThat(versions(registry, "a", Visibility.ALL)).containsExactly(1);
        assertThat(versions(registry, "b", Visibility.ALL)).containsExactly(1, 2);
        assertThat(log.lines()).hasSize(3);
    }

    @Test
    void a_changed_doc_is_a_new_schema_and_the_order_of_properties_is_none_when_normalized() {
        String documented = FIRST.replace("\"fields\"", "\"doc\":\"d\",\"fields\"");
        String oneOrder = FIRST.replace("\"fields\"", "\"x\":1,\"y\":{\"p\":1,\"q\":2},\"fields\"");
        String otherOrder = FIRST.replace("\"fields\"", "\"y\":{\"q\":2,\"p\":1},\"x\":1,\"fields\"");

        assertThat(registry.register("a", schema(FIRST))).isEqualTo(1);
        assertThat(registry.register("a", schema(documented))).isEqualTo(2);
        assertThat(registry.register("a", Submission.of(oneOrder, true))).isEqualTo(3);
        assertThat(registry.register("a", Submission.of(otherOrder, true))).isEqualTo(3);
        assertThat(registry.register("a", schema(otherOrder))).isEqualTo(4);
    }

    @Test
    void a_new_schema_must_be_compatible_by_the_subjects_level_or_else_the_registrys() {
        registry.register("a", schema(FIRST));
        assertThatThrownBy(() -> registry.register("a", schema(RETYPED)))
                .isInstanceOfSatisfying(
                        RegistryFault.class,
                        fault -> assertThat(fault.error()).isEqualTo(RegistryError.INCOMPATIBLE_SCHEMA));
        assertThat(registry.register("a", schema(WIDENED)))
                .as("BACKWARD by default")
                .isEqualTo(2);

        registry.setLevel(Optional.of("a"), Optional.of(CompatibilityLevel.NONE));
        assertThat(registry.register("a", schema(RETYPED))).isEqualTo(3);

        registry.setLevel(Optional.empty(), Optional.of(CompatibilityLevel.FULL));
        registry.register("b", schema(FIRST));
        assertThatThrownBy(() -> registry.register("b", schema(WIDENED)))
                .hasMessageContaining("not FULL compatible with subject 'b'");
    }

    private static Map<String, Submission> three() {
        Map<String, Submission> schemas = new LinkedHashMap<>();
        schemas.put("a", schema(FIRST));
        schemas.put("b", schema(OPTIONAL_ADDED));
        schemas.put("c", schema(FIRST));
        return schemas;
    }

    @Test
    void adopting_many_subjects_is_setting_each_level_and_registering_each_schema() {
        MemoryLog one = new MemoryLog();
        Registry oneByOne = new Registry(one);
        three().keySet()
                .forEach(subject ->
                        oneByOne.setLevel(Optional.of(subject), Optional.of(CompatibilityLevel.FULL_TRANSITIVE)));
        three().forEach(oneByOne::register);

        registry.adopt(three(), CompatibilityLevel.FULL_TRANSITIVE);

        assertThat(log.lines()).isEqualTo(one.lines()).hasSize(6);
        assertThat(registry.register("c", schema(FIRST)))
                .as("one id for one schema")
                .isEqualTo(1);
    }

    @Test
    void adopting_writes_only_what_is_missing() {
        registry.setLevel(Optional.of("b"), Optional.of(CompatibilityLevel.FULL_TRANSITIVE));
        registry.register("a", schema(FIRST));
        registry.adopt(three(), CompatibilityLevel.FULL_TRANSITIVE);
        int written = log.lines().size();

        registry.adopt(three(), CompatibilityLevel.FULL_TRANSITIVE);

        assertThat(written).isEqualTo(2 + 2 + 2);
        assertThat(log.lines()).hasSize(written);
    }

    @Test
    void adopting_refuses_a_schema_that_is_not_compatible_and_registers_none() {
        registry.register("b", schema(RETYPED));

        assertThatThrownBy(() -> registry.adopt(three(), CompatibilityLevel.FULL_TRANSITIVE))
                .hasMessageContaining("not FULL_TRANSITIVE compatible with subject 'b'");
        assertThat(versions(registry, "a", Visibility.ALL)).isEmpty();
    }

    @Test
    void a_deleted_subject_is_gone_but_its_ids_still_mean_what_they_meant() {
        registry.register("a", schema(FIRST));
        registry.register("a", schema(OPTIONAL_ADDED));
        registry.setLevel(Optional.of("a"), Optional.of(CompatibilityLevel.NONE));

        assertThat(registry.deleteSubject("a")).containsExactly(1, 2);

        assertThat(registry.store().subjects(Visibility.LIVE)).isEmpty();
        assertThat(registry.store().subjects(Visibility.DELETED)).containsExactly("a");
        assertThat(registry.withId(2).getFirst().text()).isEqualTo(OPTIONAL_ADDED);
        assertThat(registry.ownLevel(Optional.of("a"))).isEmpty();
    }

    @Test
    void a_schema_registered_again_after_its_deletion_is_a_new_version_with_the_old_id() {
        registry.register("a", schema(FIRST));
        registry.deleteSubject("a");

        assertThat(registry.register("a", schema(FIRST))).isEqualTo(1);

        assertThat(versions(registry, "a", Visibility.LIVE)).containsExactly(2);
        assertThat(versions(registry, "a", Visibility.ALL)).containsExactly(1, 2);
    }

    @Test
    void deleted_versions_do_not_stand_in_the_way_of_new_ones() {
        registry.register("a", schema(FIRST));
        registry.deleteVersion("a", VersionSpec.parse("latest"));

        assertThat(registry.register("a", schema(RETYPED))).isEqualTo(2);
    }

    @Test
    void an_id_is_never_given_twice_not_even_after_erasure_and_compaction() {
        registry.register("a", schema(FIRST));
        registry.register("a", schema(OPTIONAL_ADDED));
        registry.deleteSubject("a");
        registry.eraseSubject("a");
        assertThatThrownBy(() -> registry.withId(2))
                .isInstanceOfSatisfying(
                        RegistryFault.class,
                        fault -> assertThat(fault.error()).isEqualTo(RegistryError.SCHEMA_NOT_FOUND));

        Registry restarted = new Registry(log.compacted());

        assertThat(restarted.register("a", schema(RETYPED))).isEqualTo(3);
        assertThat(versions(restarted, "a", Visibility.ALL)).containsExactly(1);
    }

    @Test
    void the_state_is_the_same_after_a_restart_with_and_without_compaction() {
        registry.setLevel(Optional.empty(), Optional.of(CompatibilityLevel.NONE));
        registry.register("a", schema(FIRST));
        registry.register("a", schema(RETYPED));
        registry.register("b", schema(FIRST));
        registry.deleteVersion("a", VersionSpec.parse("1"));
        registry.eraseVersion("a", VersionSpec.parse("1"));
        registry.deleteSubject("b");
        registry.register("b", schema(WIDENED));
        registry.setMode(Optional.of("a"), Optional.of(Mode.READONLY));

        for (MemoryLog restored : List.of(new MemoryLog(log.lines()), log.compacted())) {
            Registry restarted = new Registry(restored);
            for (String subject : List.of("a", "b")) {
                assertThat(restarted.store().versions(subject, Visibility.ALL))
                        .isEqualTo(registry.store().versions(subject, Visibility.ALL))
                        .isNotEmpty();
            }
            assertThat(restarted.effectiveLevel("b")).isEqualTo(CompatibilityLevel.NONE);
            assertThat(restarted.effectiveMode("a")).isEqualTo(Mode.READONLY);
            assertThat(restarted.store().highestId()).isEqualTo(3);
        }
    }

    @Test
    void what_could_not_be_written_did_not_happen() {
        log.breakDown();

        assertThatThrownBy(() -> registry.register("a", schema(FIRST)))
                .isInstanceOfSatisfying(
                        RegistryFault.class, fault -> assertThat(fault.error()).isEqualTo(RegistryError.STORE_FAILED));
        assertThat(registry.store().subjects(Visibility.ALL)).isEmpty();
    }
}
