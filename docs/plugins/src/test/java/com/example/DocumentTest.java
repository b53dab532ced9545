package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocumentTest {
    private static final Path DOCS = Path.of(System.getProperty("sluice.root"), "docs");

    @ParameterizedTest
    @CsvSource({
        "java, java/com/example/smacross/SmaCross.java",
        "java, java/com/example/rsitema/RsiTema.java",
        "java, java/com/example/rsitema/Tema.java",
        "text, resources/META-INF/services/io.sluice.detect.DetectorKind"
    })
    @DisplayName("What docs/how-to-add-a-detector.md shows is what is compiled and tested, to the letter")
    void the_document_shows_the_compiled_code(String language, String file) throws IOException {
        String source = Files.readString(DOCS.resolve("plugins/src/main").resolve(file));

        assertThat(Files.readString(DOCS.resolve("how-to-add-a-detector.md")))
                .contains("```" + language + "\n" + source + "```\n");
    }
}
