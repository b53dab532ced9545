package io.sluice.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EndpointsTest {
    private static final long NO_PROCESS = Integer.MAX_VALUE;

    @TempDir
    private Path folder;

    private final Endpoints here = Endpoints.ofThisProcess("127.0.0.1:9092", "http://127.0.0.1:8081", "paper");

    @Test
    @DisplayName("X-UP What is written is read again, and no draft stays")
    void written_and_read() throws IOException {
        here.write(folder.resolve("data"));

        assertThat(Endpoints.readLive(folder.resolve("data"))).contains(here);
        try (Stream<Path> files = Files.list(folder.resolve("data"))) {
            assertThat(files).containsExactly(folder.resolve("data").resolve("endpoints.json"));
        }
    }

    @Test
    @DisplayName("X-UP Endpoints of a process that has ended are not live")
    void ended_process_is_not_live() {
        Endpoints dead = new Endpoints("127.0.0.1:9092", "http://127.0.0.1:8081", "paper", NO_PROCESS);
        dead.write(folder);

        assertThat(Endpoints.read(folder)).contains(dead);
        assertThat(Endpoints.readLive(folder)).isEmpty();
    }

    @Test
    @DisplayName("X-UP A process takes away its own endpoints only")
    void removes_only_its_own() {
        Endpoints other = new Endpoints("127.0.0.1:9093", "http://127.0.0.1:8082", "paper", NO_PROCESS);
        other.write(folder);
        here.remove(folder);
        assertThat(Endpoints.read(folder)).contains(other);

        here.write(folder);
        here.remove(folder);
        assertThat(Endpoints.read(folder)).isEmpty();
    }

    @Test
    @DisplayName("X-UP A file that cannot be read as endpoints counts as none")
    void garbage_counts_as_none() throws IOException {
        Files.writeString(folder.resolve(Endpoints.FILE_NAME), "{\"bootstrap");

        assertThat(Endpoints.read(folder)).isEmpty();
    }
}
