package io.sluice.local.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginsTest {
    private static final String SILENT = "return null;";

    @TempDir
    private Path folder;

    private final List<String> problems = new ArrayList<>();

    @Test
    @DisplayName("Detectors of jars stand beside the built-in ones; other files in the folder do not matter")
    void loads_every_jar() throws IOException {
        Path examples = PluginJars.examples(folder.resolve("examples.jar"));
        Files.writeString(folder.resolve("README.txt"), "What these are for.");
        PluginJars.detector(folder.resolve("quiet.jar"), "quiet", "", SILENT);

        Plugins plugins = Plugins.in(folder, problems::add);

        assertThat(problems).isEmpty();
        assertThat(plugins.catalogue().names())
                .containsExactly(
                        "volatility-spike", "engulfing", "divergence", "breakout", "sma-cross", "rsi-tema", "quiet");
        assertThat(plugins.jars().keySet()).containsExactly("sma-cross", "rsi-tema", "quiet");
        assertThat(plugins.jarOf("sma-cross").orElseThrow().file()).isEqualTo(examples);
        assertThat(plugins.jarOf("sma-cross")).isEqualTo(plugins.jarOf("rsi-tema"));
        assertThat(plugins.jarOf("breakout")).isEmpty();
    }

    @Test
    @DisplayName("A name that is taken is refused, naming both classes and jars; the other jars are loaded")
    void refuses_a_name_that_is_taken() throws IOException {
        Path first = PluginJars.detector(folder.resolve("a.jar"), "quiet", "", SILENT);
        Path second = PluginJars.detector(folder.resolve("b.jar"), "quiet", "", SILENT);
        Path third = PluginJars.detector(folder.resolve("c.jar"), "breakout", "", SILENT);

        Plugins plugins = Plugins.in(folder, problems::add);

        assertThat(problems)
                .containsExactly(
                        "two detectors are called 'quiet': quiet (" + first + ") and quiet (" + second + ")",
                        "two detectors are called 'breakout': io.sluice.detect.BuiltInDetector (built in) and breakout ("
                                + third + ")");
        assertThat(plugins.jarOf("quiet").orElseThrow().file()).isEqualTo(first);
    }

    @Test
    @DisplayName("What is no jar, or names no detector of its own, is refused by its file")
    void refuses_what_brings_no_detector() throws IOException {
        Path text = Files.writeString(folder.resolve("a-text.jar"), "not a jar");
        Path silent = PluginJars.write(folder.resolve("b-silent.jar"), Map.of("readme", bytes("x")));
        Path ours = PluginJars.write(folder.resolve("c-empty.jar"), Map.of(PluginJars.SERVICE, bytes("# nothing\n")));
        Path chained = PluginJars.write(
                folder.resolve("d-chained.jar"),
                Map.of("META-INF/MANIFEST.MF", bytes("Manifest-Version: 1.0\r\nClass-Path: more.jar\r\n\r\n")));

        Plugins plugins = Plugins.in(folder, problems::add);

        assertThat(problems)
                .containsExactly(
                        text + " cannot be read as a jar: zip END header not found",
                        silent + " names no detector: it has no " + PluginJars.SERVICE,
                        ours + " names no detector of its own in " + PluginJars.SERVICE,
                        chained + " needs other jars (Class-Path in its manifest): put all it needs into it");
        assertThat(plugins.jars()).isEmpty();
    }

    @Test
    @DisplayName(
            "A class that is missing, is not the jar's own, or throws when it is made is refused by its file and name")
    void refuses_what_cannot_be_made() throws IOException {
        Path missing = PluginJars.write(folder.resolve("a.jar"), Map.of(PluginJars.SERVICE, bytes("no.Such")));
        Path other = PluginJars.write(folder.resolve("b.jar"), Map.of(PluginJars.SERVICE, bytes("java.lang.String")));
        Path broken = PluginJars.detector(
                folder.resolve("c.jar"),
                "broken",
                "if (true) throw new IllegalStateException(\"no licence\");",
                SILENT);

        Plugins.in(folder, problems::add);

        String kind = "io.sluice.detect.DetectorKind: Provider ";
        assertThat(problems)
                .containsExactly(
                        missing + " cannot be used: " + kind + "no.Such not found",
                        other + " names no detector of its own in " + PluginJars.SERVICE,
                        broken + " cannot be used: " + kind
                                + "broken could not be instantiated: java.lang.IllegalStateException: no licence");
    }

    @Test
    void refuses_a_folder_that_is_none() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        Plugins.in(file, problems::add);
        Plugins.in(folder.resolve("none"), problems::add);

        assertThat(problems).containsExactly(file + " is not a folder", folder.resolve("none") + " does not exist");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
