package io.sluice.schemas.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A document that is generated from the code and kept in the tree, so that readers see it and changes show in review. */
final class GeneratedFile {
    /** Run the tests with this system property to write the documents anew instead of comparing them. */
    private static final String WRITE = "sluice.write.docs";

    private GeneratedFile() {}

    static void verify(String relativePath, String expected) throws IOException {
        Path file = Path.of(System.getProperty("sluice.root"), relativePath);
        if (Boolean.getBoolean(WRITE)) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, expected);
        }
        assertThat(file)
                .as("%s is generated: run `mvn -pl schemas/contract test -D%s=true` and commit it", relativePath, WRITE)
                .content()
                .isEqualTo(expected);
    }
}
