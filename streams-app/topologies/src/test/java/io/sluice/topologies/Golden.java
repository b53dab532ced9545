package io.sluice.topologies;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Texts that must not change by accident. To change one on purpose, edit its file under {@code golden/}. */
public final class Golden {
    private Golden() {}

    public static void assertUnchanged(String file, String actual) {
        try (InputStream golden = Golden.class.getResourceAsStream("/golden/" + file)) {
            String expected = golden == null ? "" : new String(golden.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(actual.strip()).as("golden/%s", file).isEqualTo(expected.strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
