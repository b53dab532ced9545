package io.sluice.schemas.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.broker.BrokerSettings;
import io.sluice.broker.EmbeddedBroker;
import io.sluice.schemas.registry.fixture.Order;
import io.sluice.schemas.serde.AvroSerde;
import io.sluice.schemas.serde.RegistryConfig;
import io.sluice.schemas.serde.SchemaRegistryClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("C-REGISTRY C-TAP the two JavaScript clients work with our registry and our records")
class NodeClientsTest {
    private static final Path SCRIPTS = Path.of("src", "test", "node");
    private static final Path INSTALLED = Path.of("target", "node");
    private static final String READ = "{\"orderId\":\"O-1\",\"side\":\"SELL\",\"price\":\"0e6054ba42a8dafc9200\","
            + "\"decidedAt\":1709210096789012,\"mark\":67891.5,\"reason\":null,\"causes\":[\"S-1\",\"D-1\"]}";

    @Test
    void register_write_read_check_configure_and_delete(@TempDir Path folder) throws Exception {
        assumeTrue(Boolean.getBoolean("sluice.interop"), "npm packages are fetched only with -Pinterop");
        assumeTrue(runs("node", "--version") && runs("npm", "--version"), "there is no node or no npm here");
        install();
        try (EmbeddedBroker broker = EmbeddedBroker.start(BrokerSettings.in(folder.resolve("broker")));
                EmbeddedRegistry registry = EmbeddedRegistry.start(broker.bootstrapServers(), "127.0.0.1", 0);
                SchemaRegistryClient client = new SchemaRegistryClient(RegistryConfig.of(registry.url()))) {
            AvroSerde<Order> orders = AvroSerde.of(Order.class, client);
            byte[] written = orders.serializer().serialize("java", Orders.order());

            JsonNode seen = LogCodec.JSON.readTree(run(
                    "node",
                    "clients.mjs",
                    registry.url(),
                    SchemaText.of(Order.getClassSchema()),
                    Base64.getEncoder().encodeToString(written)));

            assertKafkajs(seen.get("kafkajs"), written);
            assertOfficial(seen.get("official"), written);
            for (JsonNode each : seen) {
                byte[] theirs = Base64.getDecoder().decode(each.get("wrote").asText());
                assertThat(orders.deserializer().deserialize("js", theirs)).isEqualTo(Orders.order());
            }
        }
    }

    private static void assertKafkajs(JsonNode seen, byte[] written) {
        assertThat(seen.get("id").asInt()).as("the id of an equal schema").isEqualTo(1);
        assertThat(seen.get("latest").asInt()).isEqualTo(1);
        assertThat(seen.get("found").asInt()).isEqualTo(1);
        assertThat(seen.get("read")).hasToString(READ);
        assertThat(seen.get("wrote").asText()).isEqualTo(Base64.getEncoder().encodeToString(written));
        assertThat(seen.get("refusal").asText()).contains("not BACKWARD compatible with subject 'kafkajs-value'");
    }

    private static void assertOfficial(JsonNode seen, byte[] written) {
        assertThat(seen.get("id").asInt()).isEqualTo(1);
        assertThat(seen.get("latest").asInt()).isEqualTo(1);
        assertThat(seen.get("version").asInt()).isEqualTo(1);
        assertThat(seen.get("subjects")).hasToString("[\"java-value\",\"kafkajs-value\",\"official-value\"]");
        assertThat(seen.get("compatible").asBoolean()).isTrue();
        assertThat(seen.get("incompatible").asBoolean()).isFalse();
        assertThat(seen.get("level").asText()).isEqualTo("FULL_TRANSITIVE");
        assertThat(seen.get("levelRead").asText()).isEqualTo("FULL_TRANSITIVE");
        assertThat(seen.get("read")).hasToString(READ);
        assertThat(seen.get("wrote").asText()).isEqualTo(Base64.getEncoder().encodeToString(written));
        assertThat(seen.get("refusal").asText()).contains("not FULL_TRANSITIVE compatible");
        assertThat(seen.get("deleted")).hasToString("[1]");
    }

    /** What a former run installed from the same lock file is used again. */
    private static void install() throws Exception {
        Path done = INSTALLED.resolve("installed-lock.json");
        Path lock = SCRIPTS.resolve("package-lock.json");
        Files.createDirectories(INSTALLED);
        for (String file : List.of("package.json", "package-lock.json", "clients.mjs")) {
            Files.copy(SCRIPTS.resolve(file), INSTALLED.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        if (Files.notExists(done) || Files.mismatch(done, lock) >= 0) {
            run("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
            Files.copy(lock, done, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static boolean runs(String... command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor() == 0;
        } catch (IOException absent) {
            return false;
        }
    }

    /** Gives what the command prints; fails with what it complains about. */
    private static String run(String... command) throws Exception {
        Path complaints = INSTALLED.resolve("stderr.txt");
        Process process = new ProcessBuilder(command)
                .directory(INSTALLED.toFile())
                .redirectError(complaints.toFile())
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue())
                .as("%s: %s", String.join(" ", command), Files.readString(complaints))
                .isZero();
        return output;
    }
}
