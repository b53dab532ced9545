package io.sluice.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.schemas.serde.fixture.Ping;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.kafka.common.errors.InterruptException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("C-REGISTRY the client")
class SchemaRegistryClientTest {
    private static final Schema STRING = Schema.create(Schema.Type.STRING);

    private final StubRegistry first = new StubRegistry();
    private final StubRegistry second = new StubRegistry();

    @AfterEach
    void close() {
        first.close();
        second.close();
    }

    private SchemaRegistryClient client(Map<String, String> config) {
        return new SchemaRegistryClient(RegistryConfig.from(config));
    }

    private SchemaRegistryClient clientOfBoth() {
        return new SchemaRegistryClient(RegistryConfig.of(first.url() + ", " + second.url() + "/"));
    }

    @Test
    void goes_on_with_the_next_registry_when_one_is_gone_and_stays_there() {
        try (SchemaRegistryClient client = clientOfBoth()) {
            second.holds("a", "\"string\"");
            second.holds("b", "\"int\"");
            first.close();

            assertThat(client.byId(1)).isEqualTo(STRING);
            assertThat(client.byId(2)).isEqualTo(Schema.create(Schema.Type.INT));
            assertThat(second.requests()).containsExactly("GET /schemas/ids/1", "GET /schemas/ids/2");
        }
    }

    @Test
    void goes_on_with_the_next_registry_when_one_is_failing() {
        try (SchemaRegistryClient client = clientOfBoth()) {
            second.holds("a", "\"string\"");
            second.holds("b", "\"int\"");
            first.answers(500, "{\"error_code\":50001,\"message\":\"store\"}");

            assertThat(client.byId(1)).isEqualTo(STRING);
            assertThat(client.byId(2)).isEqualTo(Schema.create(Schema.Type.INT));
            assertThat(first.requests()).containsExactly("GET /schemas/ids/1");
        }
    }

    @Test
    void a_refusal_is_final_and_not_taken_to_the_next_registry() {
        try (SchemaRegistryClient client = clientOfBoth()) {
            first.answers(409, "{\"error_code\":409,\"message\":\"not compatible\"}");

            assertThatThrownBy(() -> client.register("s", STRING))
                    .isExactlyInstanceOf(RegistryException.class)
                    .hasMessage("registry " + first.url()
                            + "/subjects/s/versions: not compatible (HTTP 409, error code 409)");
            assertThat(second.requests()).isEmpty();
        }
    }

    @Test
    void all_registries_gone_is_one_error_that_names_each() {
        try (SchemaRegistryClient client = clientOfBoth()) {
            first.close();
            second.close();

            assertThatThrownBy(() -> client.byId(1))
                    .isInstanceOf(RegistryUnavailable.class)
                    .hasMessageContaining(second.url())
                    .satisfies(error -> assertThat(error.getSuppressed()[0]).hasMessageContaining(first.url()));
        }
    }

    @Test
    void a_registry_that_never_answers_is_given_up_after_the_timeout() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                SchemaRegistryClient client = client(Map.of(
                        "schema.registry.url",
                        "http://127.0.0.1:" + silent.getLocalPort(),
                        "http.read.timeout.ms",
                        "100"))) {
            assertThatThrownBy(() -> client.byId(1))
                    .isInstanceOf(RegistryUnavailable.class)
                    .hasMessageContaining("HttpTimeoutException");
        }
    }

    @Test
    void an_interrupt_is_kept() {
        try (SchemaRegistryClient client = first.client()) {
            Thread.currentThread().interrupt();

            assertThatThrownBy(() -> client.byId(1)).isInstanceOf(InterruptException.class);
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void sends_credentials_and_never_shows_them() {
        first.answers(403, "no");
        try (SchemaRegistryClient client = client(Map.of(
                "schema.registry.url", first.url(),
                "basic.auth.credentials.source", "USER_INFO",
                "basic.auth.user.info", "ann:secret"))) {
            assertThatThrownBy(() -> client.byId(1)).message().doesNotContain("secret", "YW5uOnNlY3JldA==");
            assertThat(first.requests()).containsExactly("GET /schemas/ids/1 Basic YW5uOnNlY3JldA==");
        }
    }

    @Test
    void takes_credentials_out_of_the_url() {
        first.answers(403, "no");
        try (SchemaRegistryClient client =
                client(Map.of("schema.registry.url", first.url().replace("//", "//ann:secret@")))) {
            assertThatThrownBy(() -> client.byId(1)).message().doesNotContain("secret");
            assertThat(first.requests()).containsExactly("GET /schemas/ids/1 Basic YW5uOnNlY3JldA==");
        }
    }

    @Test
    void registers_schemas_without_what_only_java_knows() {
        try (SchemaRegistryClient client = first.client()) {
            assertThat(client.register("pings-value", Ping.getClassSchema())).isEqualTo(1);

            assertThat(first.schemas())
                    .containsExactly("{\"type\":\"record\",\"name\":\"Ping\","
                            + "\"namespace\":\"io.sluice.schemas.serde.fixture\","
                            + "\"fields\":[{\"name\":\"text\",\"type\":\"string\"}]}");
        }
    }

    @Test
    void finds_a_registered_schema() {
        try (SchemaRegistryClient client = first.client()) {
            first.holds("s", "\"string\"");

            assertThat(client.lookup("s", STRING)).isEqualTo(new RegisteredSchema("s", 1, 1, STRING));
            assertThat(client.latest("s")).isEqualTo(new RegisteredSchema("s", 1, 1, STRING));
        }
    }

    @Test
    void asks_once_for_a_registered_schema_and_knows_its_id_then() {
        try (SchemaRegistryClient client = first.client()) {
            first.holds("s", "\"string\"");
            RegisteredSchema found = client.lookup("s", STRING);

            assertThat(client.lookup("s", STRING)).isEqualTo(found);
            assertThat(client.byId(1)).isEqualTo(STRING);
            assertThat(first.requests()).containsExactly("POST /subjects/s");
        }
    }

    @Test
    void encodes_subjects_in_paths() {
        try (SchemaRegistryClient client = first.client()) {
            client.register("a b/c", STRING);

            assertThat(first.requests()).containsExactly("POST /subjects/a%20b%2Fc/versions");
        }
    }

    @Test
    void an_answer_that_no_registry_gives_is_an_error_with_its_beginning() {
        first.answers(200, "<html>please log in</html>");
        try (SchemaRegistryClient client = first.client()) {
            assertThatThrownBy(() -> client.byId(1))
                    .isExactlyInstanceOf(RegistryException.class)
                    .hasMessageContaining("<html>please log in</html>");
        }
    }
}
