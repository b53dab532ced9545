package io.sluice.local.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Makes jars of plug-ins as their authors would: compiles sources against the program and packs them. */
public final class PluginJars {
    public static final String SERVICE = "META-INF/services/io.sluice.detect.DetectorKind";

    private static final Path EXAMPLES = Path.of(System.getProperty("sluice.root"), "docs", "plugins", "src", "main");

    private PluginJars() {}

    /** The detectors of docs/how-to-add-a-detector.md, both in one jar. */
    public static Path examples(Path jar) throws IOException {
        Path folder = Files.createDirectories(jar.getParent());
        Map<String, byte[]> entries = new TreeMap<>();
        entries.put(SERVICE, Files.readAllBytes(EXAMPLES.resolve("resources").resolve(SERVICE)));
        try (Stream<Path> sources = Files.walk(EXAMPLES.resolve("java"))) {
            entries.putAll(compiled(sources.filter(Files::isRegularFile).toList(), folder));
        }
        return write(jar, entries);
    }

    /** One detector without settings that is evaluated by the given body and made by the given constructor body. */
    public static Path detector(Path jar, String name, String constructor, String evaluate) throws IOException {
        String type = name.replace('-', '_');
        String source = """
                import io.sluice.detect.*;
                import io.sluice.indicator.*;
                import io.sluice.schemas.*;
                import java.util.List;

                public final class %1$s implements DetectorKind {
                    public %1$s() {
                        %3$s
                    }
                    public String name() {
                        return "%2$s";
                    }
                    public DetectorSettings settings(Parameters parameters) {
                        return new Settings();
                    }
                    record Settings() implements DetectorSettings {
                        public String name() {
                            return "%2$s";
                        }
                        public Detector detector(IndicatorSet indicators) {
                            return new Detector() {
                                private int told;
                                public int lookback() {
                                    return 1;
                                }
                                public Detection evaluate(CandleWindow candles) {
                                    %4$s
                                }
                            };
                        }
                    }
                }
                """.formatted(type, name, constructor, evaluate);
        Path folder = Files.createTempDirectory(jar.getParent(), "sources");
        Path file = Files.writeString(folder.resolve(type + ".java"), source);
        Map<String, byte[]> entries = compiled(List.of(file), folder);
        entries.put(SERVICE, type.getBytes(StandardCharsets.UTF_8));
        return write(jar, entries);
    }

    /** A jar of entries. */
    public static Path write(Path jar, Map<String, byte[]> entries) throws IOException {
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file)) {
            for (Map.Entry<String, byte[]> entry : new TreeMap<>(entries).entrySet()) {
                ZipEntry header = new ZipEntry(entry.getKey());
                header.setTime(0);
                out.putNextEntry(header);
                out.write(entry.getValue());
            }
        }
        return jar;
    }

    private static Map<String, byte[]> compiled(List<Path> sources, Path folder) throws IOException {
        Path classes = Files.createTempDirectory(folder, "classes");
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            List<String> options = List.of(
                    "-proc:none", "-d", classes.toString(), "-classpath", System.getProperty("java.class.path"));
            boolean compiles = compiler.getTask(
                            null, files, null, options, null, files.getJavaFileObjectsFromPaths(sources))
                    .call();
            assertThat(compiles).as("sources compile").isTrue();
        }
        try (Stream<Path> written = Files.walk(classes)) {
            List<Path> all = written.filter(Files::isRegularFile).toList();
            Map<String, byte[]> entries = new TreeMap<>();
            for (Path file : all) {
                String name = Stream.of(classes.relativize(file).toString().split("[\\\\/]"))
                        .collect(Collectors.joining("/"));
                entries.put(name, Files.readAllBytes(file));
            }
            return entries;
        }
    }
}
