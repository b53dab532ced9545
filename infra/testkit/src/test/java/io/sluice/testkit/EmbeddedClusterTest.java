package io.sluice.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class EmbeddedClusterTest {

    @Test
    void leaves_no_file_behind() throws Exception {
        Path folder;
        try (EmbeddedCluster cluster = EmbeddedCluster.start()) {
            folder = cluster.folder();
            cluster.topics().create("written", 1);
            cluster.topics().produce("written", "key", "value");
            assertThat(folder).isNotEmptyDirectory();
        }

        assertThat(folder).doesNotExist();
    }
}
