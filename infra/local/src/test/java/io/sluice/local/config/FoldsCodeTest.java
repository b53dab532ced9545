package io.sluice.local.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FoldsCodeTest {
    @TempDir
    private Path folder;

    private Path classes;

    @BeforeEach
    void write() throws IOException {
        classes = Files.createDirectories(folder.resolve("classes"));
        Files.writeString(classes.resolve("B.class"), "b");
        Files.createDirectories(classes.resolve("a"));
        Files.writeString(classes.resolve("a/A.class"), "a");
    }

    private Path jar() throws IOException {
        Path jar = folder.resolve("any.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (String name : new String[] {"META-INF/MANIFEST.MF", "B.class", "a/A.class"}) {
                out.putNextEntry(new JarEntry(name));
                out.write(name.endsWith(".class") ? Files.readAllBytes(classes.resolve(name)) : new byte[0]);
            }
        }
        return jar;
    }

    @Test
    @DisplayName("R-GATE the same classes are the same code, in a jar and in a folder")
    void a_jar_and_a_folder_are_alike() throws IOException {
        assertThat(FoldsCode.reckon(jar())).isEqualTo(FoldsCode.reckon(classes)).matches("[0-9a-f]{64}");
    }

    @Test
    @DisplayName("R-GATE a class that changes, comes or goes is other code; what is no class is not")
    void a_changed_class_is_other_code() throws IOException {
        String before = FoldsCode.reckon(classes);
        Files.writeString(classes.resolve("notes.txt"), "x");
        assertThat(FoldsCode.reckon(classes)).isEqualTo(before);

        Files.writeString(classes.resolve("B.class"), "c");
        assertThat(FoldsCode.reckon(classes)).isNotEqualTo(before);
        Files.delete(classes.resolve("B.class"));
        assertThat(FoldsCode.reckon(classes)).isNotEqualTo(before);
    }

    @Test
    @DisplayName("R-GATE the code that runs has an identity")
    void the_code_that_runs() {
        assertThat(FoldsCode.identity()).matches("[0-9a-f]{64}");
    }
}
