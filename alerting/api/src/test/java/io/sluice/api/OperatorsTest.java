package io.sluice.api;

import static io.sluice.api.ApiStand.ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.schemas.Severity;
import io.sluice.schemas.catalogue.Topics;
import io.sluice.testkit.Await;
import io.sluice.testkit.Cluster;
import io.sluice.testkit.WithCluster;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** What people order, and what of it reaches the topics. */
@WithCluster
@TestInstance(Lifecycle.PER_CLASS)
class OperatorsTest {
    private static final String COMMANDS = "/api/v1/accounts/paper-1/commands";
    private static final String HALT = "{\"kind\":\"HALT\",\"reason\":\"the feed is wrong\"}";

    @TempDir
    private static Path folder;

    private ApiStand stand;

    @BeforeAll
    void start(Cluster cluster) throws Exception {
        stand = new ApiStand(cluster, folder, 1);
    }

    @AfterAll
    void stop() {
        stand.close();
    }

    private HttpResponse<String> halt(String key, String body) throws Exception {
        return stand.send("POST", COMMANDS, stand.trader, body, "Idempotency-Key", key);
    }

    /** Commands in the topic, counted when a later one can be read: a commit is visible a moment after it is made. */
    private long written(String later) throws Exception {
        String id = ApiStand.json(halt(later, HALT)).path("id").asText();
        Await.until(
                "the later one can be read",
                ApiStand.LIMIT,
                () -> stand.items("/api/v1/commands", "/id").contains(id));
        return stand.cluster().topics().readAll("paper.operator-commands").size();
    }

    @Test
    @DisplayName("N-API a command names who and why, and is in the topic and the inbox")
    void commands_name_who_and_why() throws Exception {
        HttpResponse<String> given = halt("first", HALT);

        assertThat(given.statusCode()).isEqualTo(202);
        JsonNode command = ApiStand.json(given);
        assertThat(List.of(
                        command.path("kind").asText(),
                        command.path("who").asText(),
                        command.path("reason").asText()))
                .containsExactly("HALT", "dealer", "the feed is wrong");
        Await.until(
                "the list shows it",
                ApiStand.LIMIT,
                () -> stand.items("/api/v1/commands", "/id")
                        .contains(command.path("id").asText()));
        assertThat(stand.cluster().topics().await("paper.account-events", 1, Duration.ofSeconds(10)))
                .isNotEmpty();
    }

    @Test
    @DisplayName("N-API the same key twice, also at once, is one command with one answer")
    void the_same_key_is_one_command() throws Exception {
        long before = written("before-twice");
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<String>> calls = IntStream.range(0, 5)
                    .<Callable<String>>mapToObj(i -> () -> halt("twice", HALT).body())
                    .toList();
            List<String> answers = threads.invokeAll(calls).stream()
                    .map(Future::resultNow)
                    .distinct()
                    .toList();
            assertThat(answers).hasSize(1);
        }
        assertThat(written("after-twice")).isEqualTo(before + 2);
    }

    @Test
    @DisplayName("N-API the same key with another body is refused")
    void the_same_key_with_another_body_is_refused() throws Exception {
        long before = written("other");

        HttpResponse<String> refused = halt("other", "{\"kind\":\"RESUME\",\"reason\":\"the feed is wrong\"}");

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(written("after-other")).isEqualTo(before + 1);
    }

    @Test
    @DisplayName("N-API a command without reason, key, kind or account is refused, and says what is missing")
    void incomplete_commands_are_refused() throws Exception {
        assertThat(halt("incomplete", "{\"kind\":\"HALT\"}").body()).contains("\"reason\"", "is missing");
        assertThat(halt("incomplete", "{\"kind\":\"STOP\",\"reason\":\"x\"}").body())
                .contains("is not one of VETO, PAUSE");
        assertThat(halt("incomplete", "{\"kind\":\"VETO\",\"reason\":\"x\"}").body())
                .contains("targetId");
        assertThat(stand.send("POST", COMMANDS, stand.trader, HALT).body()).contains("Idempotency-Key");
        assertThat(stand.send("POST", "/api/v1/accounts/nobody/commands", stand.trader, HALT, "Idempotency-Key", "n")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    @DisplayName("N-RECEIPTS who acknowledges an alert stands on it")
    void alerts_are_acknowledged() throws Exception {
        stand.write(Topics.ALERTS, ACCOUNT, Records.minute(1), Records.alert("alert-7", Severity.CRITICAL, 1));
        stand.awaitItems("/api/v1/alerts?acknowledged=false", 1);

        HttpResponse<String> given = stand.send(
                "POST", "/api/v1/alerts/alert-7/acknowledge", stand.trader, "{}", "Idempotency-Key", "seen-7");

        assertThat(given.statusCode()).isEqualTo(202);
        stand.awaitItems("/api/v1/alerts?acknowledged=true", 1);
        assertThat(stand.items("/api/v1/alerts", "/acknowledged/who")).containsExactly("dealer");
    }
}
