package io.sluice.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sluice.schemas.catalogue.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class MainTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    @Test
    @DisplayName("C-TOPICS 'topics' prints one line a topic below its heading, with full names")
    void topics_prints_the_catalogue() {
        CommandRun run = CommandRun.of("topics", "--namespace", "demo");

        assertThat(run.status()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).hasSize(1 + Topics.all().size());
        assertThat(run.out().get(1))
                .isEqualTo(
                        "demo.candles.1m            instrument           Candle            7y        closed candles of 1m");
    }

    @Test
    @DisplayName("C-TOPICS 'topics --json' prints one JSON value a line, in the catalogue's order")
    void topics_prints_json() throws IOException {
        CommandRun run = CommandRun.of("--json", "topics");

        assertThat(run.out()).hasSameSizeAs(Topics.all());
        JsonNode fills = JSON.readTree(run.out().stream()
                .filter(line -> line.contains("\"paper.fills\""))
                .findFirst()
                .orElseThrow());
        assertThat(fills).isEqualTo(JSON.readTree("""
                        {"topic": "paper.fills", "name": "fills", "key": "account", "value": "io.sluice.schemas.Fill",
                         "subject": "paper.fills-value", "keptMs": 220924800000, "cleanup": "delete", "money": true,
                         "writer": "venue connectors", "readers": ["venue connectors", "audit store", "dashboard"],
                         "why": "one record for each execution at a venue, with fee and liquidity"}"""));
    }

    @Test
    void no_command_is_wrong_usage() {
        CommandRun run = CommandRun.of();

        assertThat(run)
                .isEqualTo(new CommandRun(
                        2,
                        List.of(),
                        List.of(
                                "Say what to do: 'up' starts everything in one process.",
                                "Type './sluice --help' to see what it understands.")));
    }

    @Test
    void each_command_answers_to_its_own_name() {
        Main.commands()
                .forEach((name, maker) -> assertThat(new CommandLine(maker.get()).getCommandName())
                        .isEqualTo(name));
    }

    @Test
    void help_and_suggestions_know_all_commands() {
        String help = String.join("\n", CommandRun.of("--help").out());

        assertThat(help).contains(Main.commands().keySet());
        assertThat(CommandRun.of("bakctest", "up").err().toString()).contains("backtest");
    }

    @Test
    void unknown_option_is_wrong_usage() {
        CommandRun run = CommandRun.of("topics", "--nmespace", "demo");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .startsWith("Unknown options: '--nmespace', 'demo'")
                .endsWith("Type './sluice topics --help' to see what it understands.");
    }

    @Test
    @DisplayName("X-CONFIG A wrong configuration ends with 2 and all its problems, without a stack trace")
    void wrong_configuration_is_wrong_usage() throws IOException {
        Path file = folder.resolve("sluice.yaml");
        Files.writeString(file, "namespace: No\nfeed: {speed: fast}\n");

        CommandRun run = CommandRun.of("topics", "--config", file.toString());

        assertThat(run)
                .isEqualTo(new CommandRun(
                        2,
                        List.of(),
                        List.of(
                                file + " has 2 problems:",
                                "  namespace: No is not 1 to 40 lower-case letters, digits or hyphens that start with a"
                                        + " letter (line 1)",
                                "  feed.speed: fast is not a number above 0, or max (line 2)")));
    }

    @Test
    void absent_configuration_file_is_wrong_usage() {
        Path file = folder.resolve("absent.yaml");

        assertThat(CommandRun.of("config", "--config", file.toString()))
                .isEqualTo(new CommandRun(2, List.of(), List.of(file + " has a problem:", "  does not exist")));
    }

    @Test
    @DisplayName("X-CONFIG 'config' prints what is in force")
    void config_prints_what_is_in_force() throws IOException {
        CommandRun yaml = CommandRun.of("config", "--namespace", "demo");
        CommandRun json = CommandRun.of("config", "--namespace", "demo", "--json");

        assertThat(yaml.out()).startsWith("namespace: demo", "dataDir: ./data", "kafka:", "  partitions: 1");
        assertThat(json.out()).hasSize(1);
        assertThat(JSON.readTree(json.out().getFirst())
                        .path("accounts")
                        .path(0)
                        .path("risk")
                        .path("maxLeverage"))
                .isEqualTo(JSON.readTree("10"));
    }

    @Test
    void tap_says_what_to_do_when_nothing_runs() {
        assertThat(CommandRun.of("tap", "fills", "--data-dir", folder.toString()))
                .isEqualTo(new CommandRun(
                        1,
                        List.of(),
                        List.of("Nothing runs on " + folder
                                + ". Start it with './sluice up' in another terminal, or name"
                                + " a cluster with --bootstrap-servers and --registry.")));
    }

    @Test
    void tap_refuses_impossible_options() {
        assertThat(CommandRun.of("tap", "fills", "--from", "yesterday"))
                .isEqualTo(
                        new CommandRun(
                                2,
                                List.of(),
                                List.of(
                                        "--from: 'yesterday' is not earliest, latest or a time such as 2026-01-31T09:30:00Z.")));
        assertThat(CommandRun.of("tap", "fills", "--max", "0"))
                .isEqualTo(new CommandRun(2, List.of(), List.of("--max: 0 is below 1.")));
        assertThat(CommandRun.of("tap", "fills", "--bootstrap-servers", "127.0.0.1:1"))
                .isEqualTo(new CommandRun(
                        2,
                        List.of(),
                        List.of("--bootstrap-servers needs --registry URL: without the registry no record can be"
                                + " decoded.")));
    }

    @Test
    @DisplayName("X-DOCTOR Works when nothing runs, and says what to type")
    void doctor_works_when_nothing_runs() {
        CommandRun run = CommandRun.of("doctor", "--json", "--data-dir", folder.toString(), "--port-base", "28411");

        assertThat(run.out())
                .last()
                .isEqualTo("{\"check\":\"cluster\",\"status\":\"skipped\",\"message\":\"nothing runs on " + folder
                        + "\",\"advice\":\"Start it: ./sluice up\"}");
    }

    @Test
    @DisplayName("X-DOCTOR Tells every problem of the configuration and ends with 1")
    void doctor_tells_problems_of_the_configuration() throws IOException {
        Path file = folder.resolve("sluice.yaml");
        Files.writeString(file, "namespace: No\nfeed: {speed: fast}\n");

        CommandRun run = CommandRun.of("doctor", "--config", file.toString());

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out().stream().filter(line -> line.startsWith("problem")).toList())
                .containsExactly(
                        "problem  configuration  namespace: No is not 1 to 40 lower-case letters, digits or hyphens that"
                                + " start with a letter (line 1)",
                        "problem  configuration  feed.speed: fast is not a number above 0, or max (line 2)");
    }
}
