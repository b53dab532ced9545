package io.sluice.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.broker.BrokerProcess;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokerProcessTest {

    private static final Duration AMPLE = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    @Test
    void says_which_process_holds_its_folder_and_ends_with_1() throws Exception {
        JavaCommand command = JavaCommand.of(BrokerProcess.class).withArguments(folder.toString(), "0");
        try (JavaProcess first = command.start()) {
            first.awaitLine(line -> line.startsWith(BrokerProcess.READY), AMPLE);

            try (JavaProcess second = command.start()) {
                assertThat(second.awaitExit(AMPLE)).isEqualTo(1);
                assertThat(second.standardOutput()).isEmpty();
                assertThat(second.standardError())
                        .contains(folder + " is in use by another broker (process " + first.pid()
                                + "); stop that one or choose another folder");
            }
        }
    }

    @Test
    void ends_with_2_when_it_is_not_told_where_to_keep_its_data() throws Exception {
        try (JavaProcess process = JavaCommand.of(BrokerProcess.class).start()) {
            assertThat(process.awaitExit(AMPLE)).isEqualTo(2);
            assertThat(process.standardError()).containsExactly("arguments: <data folder> <port>");
        }
    }

    @Test
    void ends_with_2_when_the_port_is_none() throws Exception {
        try (JavaProcess process = JavaCommand.of(BrokerProcess.class)
                .withArguments(folder.toString(), "70000")
                .start()) {
            assertThat(process.awaitExit(AMPLE)).isEqualTo(2);
            assertThat(process.standardError()).containsExactly("port 70000 is not between 0 and 65535");
        }
    }
}
