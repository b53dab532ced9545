package io.sluice.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.api.util.ClearSystemProperty;
import org.junit.jupiter.api.util.SetSystemProperty;

@Isolated("sets the system property of the kind of clusters")
class ClusterKindTest {

    @Test
    @ClearSystemProperty(key = ClusterKind.PROPERTY)
    void is_embedded_unless_told_otherwise() {
        assertThat(ClusterKind.configured()).isEqualTo(ClusterKind.EMBEDDED);
    }

    @Test
    @SetSystemProperty(key = ClusterKind.PROPERTY, value = "testcontainers")
    void is_what_the_property_names() {
        assertThat(ClusterKind.configured()).isEqualTo(ClusterKind.TESTCONTAINERS);
    }

    @Test
    @SetSystemProperty(key = ClusterKind.PROPERTY, value = "testcontainer")
    void refuses_a_misspelled_name_rather_than_testing_something_else() {
        assertThatThrownBy(ClusterKind::configured).isInstanceOf(IllegalArgumentException.class);
    }
}
