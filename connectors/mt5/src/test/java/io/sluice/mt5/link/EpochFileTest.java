package io.sluice.mt5.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EpochFileTest {
    @TempDir
    private Path folder;

    @Test
    @DisplayName("G-BRIDGE each start has an epoch higher than every start before it")
    void counts_up_with_each_start() throws IOException {
        Path file = folder.resolve("deep").resolve("epoch");

        assertThat(new long[] {EpochFile.next(file), EpochFile.next(file), EpochFile.next(file)})
                .containsExactly(1, 2, 3);
    }

    @Test
    @DisplayName("G-BRIDGE an epoch that cannot be read is never guessed")
    void never_guesses() throws IOException {
        Path file = folder.resolve("epoch");
        Files.writeString(file, "torn");

        assertThatThrownBy(() -> EpochFile.next(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no epoch");
    }
}
