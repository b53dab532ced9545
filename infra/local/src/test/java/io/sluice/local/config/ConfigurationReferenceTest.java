package io.sluice.local.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ConfigurationReferenceTest {
    private static final Path PAGE = Path.of(System.getProperty("sluice.root"), "docs", "configuration.md");

    @Test
    @DisplayName("X-CONFIG docs/configuration.md is what './sluice config --reference' prints")
    void page_is_up_to_date() throws IOException {
        assertThat(PAGE)
                .as("write it anew: ./sluice config --reference > docs/configuration.md")
                .exists();
        assertThat(Files.readString(PAGE)).isEqualTo(ConfigurationReference.markdown());
    }
}
