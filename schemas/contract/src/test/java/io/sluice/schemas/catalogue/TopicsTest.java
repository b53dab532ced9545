package io.sluice.schemas.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TopicsTest {
    private static final Namespace PAPER = new Namespace("paper");

    @Test
    @DisplayName("C-TOPICS has exactly the topics of the specification, and funding")
    void has_exactly_the_topics_of_the_specification_and_funding() {
        assertThat(Topics.all())
                .extracting(Topic::name)
                .containsExactly(
                        "candles.1m",
                        "candles.5m",
                        "candles.15m",
                        "candles.1h",
                        "candles.4h",
                        "candles.1d",
                        "quotes",
                        "signals",
                        "signals.suppressed",
                        "account-events",
                        "risk-decisions",
                        "orders.binance",
                        "orders.mt5",
                        "orders.paper",
                        "order-events",
                        "fills",
                        "funding",
                        "positions",
                        "accounts",
                        "operator-commands",
                        "alerts",
                        "alert-deliveries",
                        "drift",
                        "features.1m",
                        "features.5m",
                        "features.15m",
                        "features.1h",
                        "features.4h",
                        "features.1d",
                        "audit",
                        "dead-letters");
    }

    @Test
    @DisplayName("C-TOPICS flushes each record of the topics that hold money")
    void flushes_each_record_of_the_topics_that_hold_money() {
        TopicSettings settings = TopicSettings.singleNode(false);
        assertThat(Topics.all())
                .filteredOn(topic -> "1".equals(settings.configuration(topic).get("flush.messages")))
                .extracting(Topic::name)
                .containsExactly(
                        "account-events",
                        "risk-decisions",
                        "orders.binance",
                        "orders.mt5",
                        "orders.paper",
                        "order-events",
                        "fills",
                        "funding",
                        "operator-commands",
                        "audit");
    }

    @Test
    @DisplayName("C-TOPICS deletes nothing by age where history is played")
    void deletes_nothing_by_age_where_history_is_played() {
        TopicSettings settings = TopicSettings.singleNode(true);
        assertThat(Topics.all())
                .allSatisfy(topic -> assertThat(settings.configuration(topic)).containsEntry("retention.ms", "-1"));
        assertThat(settings.configuration(Topics.QUOTES)).containsEntry("cleanup.policy", "compact");
    }

    @Test
    @DisplayName("C-TOPICS keeps live records as long as the catalogue says")
    void keeps_live_records_as_long_as_the_catalogue_says() {
        TopicSettings settings = TopicSettings.singleNode(false);
        assertThat(settings.configuration(Topics.QUOTES))
                .containsEntry("retention.ms", "86400000")
                .containsEntry("cleanup.policy", "compact,delete");
        assertThat(settings.configuration(Topics.ACCOUNTS))
                .containsEntry("retention.ms", "-1")
                .containsEntry("cleanup.policy", "compact");
        assertThat(new TopicSettings(12, (short) 3, false).configuration(Topics.FILLS))
                .containsEntry("min.insync.replicas", "2");
    }

    @Test
    @DisplayName("C-NAMESPACE prefixes topic and subject")
    void prefixes_topic_and_subject() {
        assertThat(Topics.FILLS.in(PAPER)).isEqualTo("paper.fills");
        assertThat(Topics.FILLS.subject(PAPER)).isEqualTo("paper.fills-value");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Paper", "paper.x", "1paper", "pa_per", "pa per"})
    @DisplayName("C-NAMESPACE refuses names whose prefix would be ambiguous")
    void refuses_names_whose_prefix_would_be_ambiguous(String name) {
        assertThatThrownBy(() -> new Namespace(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + name + "'");
    }

    @Test
    @DisplayName("C-AVRO documents every record, field and enumeration")
    void documents_every_record_field_and_enumeration() {
        List<String> undocumented = new ArrayList<>();
        for (Schema schema : namedTypes()) {
            if (schema.getDoc() == null) {
                undocumented.add(schema.getName());
            }
            if (schema.getType() == Schema.Type.RECORD) {
                schema.getFields().stream()
                        .filter(field -> field.doc() == null)
                        .forEach(field -> undocumented.add(schema.getName() + "." + field.name()));
            }
        }
        assertThat(undocumented).isEmpty();
    }

    @Test
    @DisplayName("C-AVRO gives every enumeration a default symbol that no writer uses")
    void gives_every_enumeration_a_default_symbol() {
        assertThat(namedTypes())
                .filteredOn(schema -> schema.getType() == Schema.Type.ENUM)
                .isNotEmpty()
                .allSatisfy(schema -> assertThat(schema.getEnumDefault()).isEqualTo("UNRECOGNISED"));
    }

    @Test
    @DisplayName("C-AVRO uses decimal(38,18), timestamp-micros and optional unions, and no other logical type or union")
    void uses_only_the_types_every_reader_knows() {
        assertThat(fieldTypes()).allSatisfy(schema -> {
            if (schema.getType() == Schema.Type.UNION) {
                assertThat(schema.getTypes()).hasSize(2);
                assertThat(schema.getTypes().getFirst().getType()).isEqualTo(Schema.Type.NULL);
            } else if (schema.getLogicalType() instanceof LogicalTypes.Decimal decimal) {
                assertThat(decimal.getPrecision()).isEqualTo(38);
                assertThat(decimal.getScale()).isEqualTo(18);
            } else if (schema.getLogicalType() != null) {
                assertThat(schema.getLogicalType().getName()).isEqualTo("timestamp-micros");
            } else {
                assertThat(schema.getType()).isNotIn(Schema.Type.MAP, Schema.Type.FIXED, Schema.Type.FLOAT);
            }
        });
    }

    private static Set<Schema> namedTypes() {
        Set<Schema> named = new LinkedHashSet<>();
        Topics.all().forEach(topic -> walk(topic.schema(), named, new ArrayList<>()));
        return named;
    }

    private static List<Schema> fieldTypes() {
        List<Schema> types = new ArrayList<>();
        Topics.all().forEach(topic -> walk(topic.schema(), new LinkedHashSet<>(), types));
        return types;
    }

    private static void walk(Schema schema, Set<Schema> named, List<Schema> types) {
        types.add(schema);
        switch (schema.getType()) {
            case RECORD -> {
                if (named.add(schema)) {
                    schema.getFields().forEach(field -> walk(field.schema(), named, types));
                }
            }
            case ENUM -> named.add(schema);
            case ARRAY -> walk(schema.getElementType(), named, types);
            case UNION ->
                schema.getTypes().stream()
                        .filter(branch -> branch.getType() != Schema.Type.NULL)
                        .forEach(branch -> walk(branch, named, types));
            default -> {}
        }
    }
}
