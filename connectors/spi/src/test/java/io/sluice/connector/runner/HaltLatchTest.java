package io.sluice.connector.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HaltLatchTest {
    @TempDir
    private Path folder;

    @Test
    @DisplayName("R-STATE a latch holds one account, for every process, until it is released")
    void holds_one_account_until_released() {
        HaltLatch latch = new HaltLatch(folder);
        latch.halt("main", "operator: the feed looks wrong");
        latch.halt("main", "operator: still");
        assertThat(new HaltLatch(folder).isHalted("main")).isTrue();
        assertThat(new HaltLatch(folder).isHalted("other")).isFalse();
        latch.release("main");
        latch.release("main");
        assertThat(new HaltLatch(folder).isHalted("main")).isFalse();
    }

    @Test
    @DisplayName("R-STATE the file of a latch says why, and nothing of what was said before")
    void says_why() {
        HaltLatch latch = new HaltLatch(folder);
        latch.halt("main", "operator: the feed looks wrong");
        latch.halt("main", "operator: still");
        assertThat(folder.resolve("main.halt")).hasContent("operator: still");
    }

    @Test
    @DisplayName("R-STATE where nobody can look, everything is halted")
    void halts_where_nobody_can_look() throws IOException {
        assertThat(new HaltLatch(folder.resolve("gone")).isHalted("main")).isTrue();
        Path noFolder = Files.writeString(folder.resolve("halts"), "a file in its place");
        assertThat(new HaltLatch(noFolder).isHalted("main")).isTrue();
    }
}
