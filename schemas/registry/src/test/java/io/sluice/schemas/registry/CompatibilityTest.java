package io.sluice.schemas.registry;

import static io.sluice.schemas.registry.Schemas.EMPTY;
import static io.sluice.schemas.registry.Schemas.FIRST;
import static io.sluice.schemas.registry.Schemas.OPTIONAL_ADDED;
import static io.sluice.schemas.registry.Schemas.RENAMED;
import static io.sluice.schemas.registry.Schemas.REQUIRED_ADDED;
import static io.sluice.schemas.registry.Schemas.RETYPED;
import static io.sluice.schemas.registry.Schemas.WIDENED;
import static io.sluice.schemas.serde.CompatibilityLevel.BACKWARD;
import static io.sluice.schemas.serde.CompatibilityLevel.BACKWARD_TRANSITIVE;
import static io.sluice.schemas.serde.CompatibilityLevel.FORWARD;
import static io.sluice.schemas.serde.CompatibilityLevel.FORWARD_TRANSITIVE;
import static io.sluice.schemas.serde.CompatibilityLevel.FULL;
import static io.sluice.schemas.serde.CompatibilityLevel.FULL_TRANSITIVE;
import static io.sluice.schemas.serde.CompatibilityLevel.NONE;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.schemas.serde.CompatibilityLevel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("C-REGISTRY the seven compatibility levels")
class CompatibilityTest {
    private static final Set<CompatibilityLevel> ALL = EnumSet.allOf(CompatibilityLevel.class);
    private static final String OPTIONAL_AND_REQUIRED =
            Schemas.record("{\"name\":\"a\",\"type\":\"int\"},{\"name\":\"b\",\"type\":\"int\",\"default\":0},"
                    + "{\"name\":\"c\",\"type\":\"int\"}");
    private static final String ENUM = "{\"type\":\"enum\",\"name\":\"E\",\"symbols\":[\"A\"]}";
    private static final String ENUM_GROWN = "{\"type\":\"enum\",\"name\":\"E\",\"symbols\":[\"A\",\"B\"]}";
    private static final String ENUM_SAFE = "{\"type\":\"enum\",\"name\":\"E\",\"symbols\":[\"A\"],\"default\":\"A\"}";
    private static final String ENUM_SAFE_GROWN =
            "{\"type\":\"enum\",\"name\":\"E\",\"symbols\":[\"A\",\"B\"],\"default\":\"A\"}";

    private static final Set<CompatibilityLevel> BACKWARDS = EnumSet.of(NONE, BACKWARD, BACKWARD_TRANSITIVE);
    private static final Set<CompatibilityLevel> FORWARDS = EnumSet.of(NONE, FORWARD, FORWARD_TRANSITIVE);

    private static Set<CompatibilityLevel> allowedBy(String next, String... earlier) {
        List<StoredSchema> versions = new ArrayList<>();
        Arrays.stream(earlier)
                .forEach(text -> versions.add(StoredSchema.avro("s", versions.size() + 1, versions.size() + 1, text)));
        return ALL.stream()
                .filter(level -> Compatibility.objections(level, AvroText.parse(next), versions)
                        .isEmpty())
                .collect(Collectors.toSet());
    }

    static Stream<Arguments> oneStep() {
        return Stream.of(
                Arguments.of("the same", FIRST, FIRST, ALL),
                Arguments.of("a field with default added", FIRST, OPTIONAL_ADDED, ALL),
                Arguments.of("a field with default removed", OPTIONAL_ADDED, FIRST, ALL),
                Arguments.of("a field without default added", FIRST, REQUIRED_ADDED, FORWARDS),
                Arguments.of("a field without default removed", FIRST, EMPTY, BACKWARDS),
                Arguments.of("int widened to long", FIRST, WIDENED, BACKWARDS),
                Arguments.of("long narrowed to int", WIDENED, FIRST, FORWARDS),
                Arguments.of("a field's type changed", FIRST, RETYPED, EnumSet.of(NONE)),
                Arguments.of("the record renamed", FIRST, RENAMED, EnumSet.of(NONE)),
                Arguments.of("a symbol added, no default", ENUM, ENUM_GROWN, BACKWARDS),
                Arguments.of("a symbol added, with default", ENUM_SAFE, ENUM_SAFE_GROWN, ALL),
                Arguments.of("a symbol removed, with default", ENUM_SAFE_GROWN, ENUM_SAFE, ALL));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("oneStep")
    void which_levels_allow_a_change(String change, String from, String to, Set<CompatibilityLevel> allowed) {
        assertThat(allowedBy(to, from)).isEqualTo(allowed);
    }

    @Test
    void the_first_version_is_always_allowed() {
        assertThat(allowedBy(FIRST)).isEqualTo(ALL);
    }

    @Test
    void only_transitive_levels_look_behind_the_latest_version() {
        assertThat(allowedBy(REQUIRED_ADDED, FIRST, OPTIONAL_ADDED))
                .as("reads version 2, not version 1")
                .containsExactlyInAnyOrder(NONE, BACKWARD, FORWARD, FULL, FORWARD_TRANSITIVE);
        assertThat(allowedBy(OPTIONAL_ADDED, OPTIONAL_AND_REQUIRED, REQUIRED_ADDED, OPTIONAL_ADDED))
                .as("version 1 cannot read it")
                .containsExactlyInAnyOrder(NONE, BACKWARD, FORWARD, FULL, BACKWARD_TRANSITIVE);
    }

    @Test
    void all_versions_fit_is_allowed_by_the_strictest() {
        assertThat(allowedBy(OPTIONAL_ADDED, FIRST, OPTIONAL_ADDED, FIRST)).contains(FULL_TRANSITIVE);
    }

    @Test
    void each_objection_names_version_direction_and_place() {
        List<StoredSchema> earlier =
                List.of(StoredSchema.avro("s", 1, 1, FIRST), StoredSchema.avro("s", 2, 2, OPTIONAL_ADDED));

        assertThat(Compatibility.objections(BACKWARD_TRANSITIVE, AvroText.parse(REQUIRED_ADDED), earlier))
                .containsExactly("the new schema cannot read records of version 1: "
                        + "READER_FIELD_MISSING_DEFAULT_VALUE at /fields/1 (b)");
        assertThat(Compatibility.objections(FULL_TRANSITIVE, AvroText.parse(EMPTY), earlier))
                .containsExactly(
                        "version 2 cannot read records of the new schema: "
                                + "READER_FIELD_MISSING_DEFAULT_VALUE at /fields/0 (a)",
                        "version 1 cannot read records of the new schema: "
                                + "READER_FIELD_MISSING_DEFAULT_VALUE at /fields/0 (a)");
    }
}
