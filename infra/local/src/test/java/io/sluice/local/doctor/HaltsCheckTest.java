package io.sluice.local.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.local.doctor.Finding.Status;
import io.sluice.local.live.HaltFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HaltsCheckTest {
    @TempDir
    private Path dataDir;

    private List<Finding> look() {
        return new HaltsCheck(dataDir, List.of("main", "other")).look();
    }

    @Test
    @DisplayName("X-DOCTOR where nothing is halted it says so, also before anything has run")
    void nothing_is_halted() {
        assertThat(look()).extracting(Finding::status).containsExactly(Status.OK);
        HaltFolder.latch(dataDir).halt("of-somebody-else", "nobody looks for this");
        assertThat(look()).containsExactly(new Finding("halts", Status.OK, "no account is halted on this machine", ""));
    }

    @Test
    @DisplayName("X-DOCTOR R-STATE each account that is halted here is named, with the reason and the way to lift it")
    void names_what_is_halted() throws IOException {
        HaltFolder.latch(dataDir).halt("main", "the feed looks wrong, and that is a long story");
        HaltFolder.latch(dataDir).halt("main", "look at it first");
        Path file = HaltFolder.file(dataDir, "main");
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-01-05T10:00:00Z")));

        assertThat(look())
                .containsExactly(new Finding(
                        "halts",
                        Status.PROBLEM,
                        "main is halted on this machine: look at it first (since 2026-01-05T10:00:00Z, " + file + ")",
                        "When it may trade again: ./sluice resume --local --account main --reason TEXT"));
    }

    @Test
    @DisplayName("X-DOCTOR R-STATE a folder that cannot be looked into halts everybody, and is a problem")
    void a_folder_that_cannot_be_looked_into() throws IOException {
        Files.writeString(HaltFolder.in(dataDir), "a file in its place");

        assertThat(look()).extracting(Finding::status).containsExactly(Status.PROBLEM);
    }
}
