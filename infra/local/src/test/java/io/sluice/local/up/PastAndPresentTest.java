package io.sluice.local.up;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.local.CommandRun;
import io.sluice.local.Ports;
import io.sluice.schemas.catalogue.Namespace;
import io.sluice.schemas.catalogue.TopicSettings;
import io.sluice.topologies.admin.TopicCreator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Played history and a real market in one namespace. */
class PastAndPresentTest {
    @TempDir
    private Path folder;

    private final int port = UpProcess.freePorts();

    /** Market data only, of an exchange that nobody answers for. */
    private Path market() throws IOException {
        return Files.writeString(folder.resolve("market.yaml"), """
                venues:
                  binance:
                    mode: paper
                    restUrl: "http://127.0.0.1:%d"
                    streamUrl: "ws://127.0.0.1:%d"
                    instruments: ["BINANCE:BTCUSDT"]
                """.formatted(port + 3, port + 3));
    }

    private CommandRun up(List<String> before, String... options) {
        List<String> words = new ArrayList<>(before);
        words.addAll(
                List.of("--data-dir", folder.resolve("data").toString(), "--port-base", Integer.toString(port), "up"));
        words.addAll(List.of(options));
        return CommandRun.of(words.toArray(String[]::new));
    }

    private void topics(Namespace namespace, boolean playedHistory) {
        try (LocalCluster cluster = LocalCluster.start(folder.resolve("data"), Ports.from(OptionalInt.of(port)));
                Admin admin = Admin.create(Map.<String, Object>of("bootstrap.servers", cluster.bootstrapServers()))) {
            new TopicCreator(admin, namespace, TopicSettings.singleNode(playedHistory)).create();
        }
    }

    @Test
    @DisplayName("X-UP history is not played beside a real market: refused before anything starts")
    void refuses_a_feed_beside_a_market() throws IOException {
        CommandRun run = up(List.of("--config", market().toString()), "--speed", "max");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).anyMatch(line -> line.contains("history cannot be played beside them"));
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    @DisplayName("X-UP a namespace that holds played history is no place for a real market, nor the other way round")
    void refuses_a_namespace_of_the_other() throws IOException {
        topics(new Namespace("played"), true);
        topics(new Namespace("market"), false);

        CommandRun onPlayed = up(List.of("--config", market().toString(), "--namespace", "played"), "--for", "1s");
        CommandRun onMarket = up(List.of("--namespace", "market"), "--for", "1s");

        Path data = folder.resolve("data");
        assertThat(onPlayed.status()).isEqualTo(2);
        assertThat(onPlayed.err())
                .contains(
                        "Namespace played in " + data + " holds history that was played. For a real market name another"
                                + " --namespace or --data-dir.");
        assertThat(onMarket.status()).isEqualTo(2);
        assertThat(onMarket.err())
                .contains("Namespace market in " + data + " follows a real market. For history name another"
                        + " --namespace or --data-dir.");
    }
}
