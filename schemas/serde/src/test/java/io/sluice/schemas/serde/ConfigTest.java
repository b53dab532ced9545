package io.sluice.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("C-REGISTRY configuration has Confluent's keys")
class ConfigTest {
    @Test
    void registry_defaults() {
        assertThat(RegistryConfig.of("http://a:8081"))
                .isEqualTo(new RegistryConfig(
                        List.of(URI.create("http://a:8081")),
                        Optional.empty(),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(10)));
    }

    @Test
    void every_registry_key_is_mapped() {
        Map<String, Object> config = Map.of(
                "schema.registry.url", List.of("http://a:8081/", "https://b/apis/ccompat/v7"),
                "basic.auth.credentials.source", "USER_INFO",
                "basic.auth.user.info", "u:p",
                "http.connect.timeout.ms", 1,
                "http.read.timeout.ms", "2",
                "bootstrap.servers", "not ours");

        assertThat(RegistryConfig.from(config))
                .isEqualTo(new RegistryConfig(
                        List.of(URI.create("http://a:8081"), URI.create("https://b/apis/ccompat/v7")),
                        Optional.of("Basic dTpw"),
                        Duration.ofMillis(1),
                        Duration.ofMillis(2)));
        assertThat(RegistryConfig.from(config)).asString().contains("***").doesNotContain("dTpw");
    }

    @Test
    void serde_defaults() {
        assertThat(SerdeConfig.from(Map.of())).isEqualTo(new SerdeConfig(true, false, Optional.empty()));
    }

    @Test
    void every_serde_key_is_mapped() {
        assertThat(SerdeConfig.from(Map.of(
                        "auto.register.schemas", false,
                        "use.latest.version", "true",
                        "specific.avro.reader", "true",
                        "value.subject.name.strategy", "io.confluent.kafka.serializers.subject.TopicNameStrategy",
                        "key.subject.name.strategy", "TopicNameStrategy")))
                .isEqualTo(new SerdeConfig(false, true, Optional.of(true)));
    }

    @ParameterizedTest
    @CsvSource({
        "schema.registry.url, '', schema.registry.url",
        "schema.registry.url, localhost:8081, schema.registry.url must be http(s)",
        "schema.registry.url, http://u:pa ss@host, schema.registry.url must be http(s)",
        "basic.auth.credentials.source, SASL_INHERIT, must be URL or USER_INFO",
        "basic.auth.credentials.source, USER_INFO, basic.auth.user.info must be user:password",
        "http.read.timeout.ms, 0, http.read.timeout.ms",
        "http.connect.timeout.ms, soon, http.connect.timeout.ms",
        "auto.register.schemas, yes, must be true or false",
        "value.subject.name.strategy, io.confluent.kafka.serializers.subject.RecordNameStrategy, only TopicNameStrategy"
    })
    void a_wrong_value_is_refused_by_its_key(String key, String value, String message) {
        Map<String, String> config = new HashMap<>(Map.of("schema.registry.url", "http://a"));
        config.put(key, value);

        assertThatThrownBy(() -> {
                    SerdeConfig.from(config);
                    RegistryConfig.from(config);
                })
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(message)
                .message()
                .doesNotContain("pa ss");
    }
}
