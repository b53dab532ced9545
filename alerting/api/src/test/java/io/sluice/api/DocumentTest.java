package io.sluice.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sluice.testkit.Cluster;
import io.sluice.testkit.WithCluster;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docs/api.md tells people to type. */
@WithCluster
class DocumentTest {
    private static final Pattern EXAMPLES = Pattern.compile("```sh\\n(.*?)```", Pattern.DOTALL);

    @TempDir
    private static Path folder;

    @Test
    @DisplayName("N-API every example of the document works as it stands there")
    void examples_work(Cluster cluster) throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/curl")), "needs curl");
        Path document = Path.of(System.getProperty("sluice.root")).resolve("docs/api.md");
        List<String> examples = EXAMPLES.matcher(Files.readString(document))
                .results()
                .map(match -> match.group(1))
                .toList();
        try (ApiStand stand = new ApiStand(cluster, folder, 1)) {
            assertThat(examples).hasSize(4).allSatisfy(example -> run(stand, example));
        }
    }

    private static void run(ApiStand stand, String example) throws IOException, InterruptedException {
        ProcessBuilder shell = new ProcessBuilder("sh", "-e", "-c", example).redirectErrorStream(true);
        shell.environment().put("SLUICE", stand.api().address());
        shell.environment().put("TOKEN", stand.admin);
        Process process = shell.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as("%s%n%s", example, said).isZero();
    }
}
