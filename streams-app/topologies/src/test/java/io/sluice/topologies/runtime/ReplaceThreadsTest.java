package io.sluice.topologies.runtime;

import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.REPLACE_THREAD;
import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.state.UnreadableState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReplaceThreadsTest {
    private final List<Throwable> givenUp = new ArrayList<>();
    private final List<Long> pauses = new ArrayList<>();
    private Instant now = Instant.parse("2026-01-05T00:00:00Z");
    private final ReplaceThreads handler =
            new ReplaceThreads("paper.account", () -> now, pause -> pauses.add(pause.toMillis()), givenUp::add);
    private final RuntimeException fault = new IllegalStateException("no registry");

    @Test
    void replaces_a_thread_after_longer_and_longer_pauses_until_it_gives_up() {
        for (int death = 1; death <= ReplaceThreads.MOST; death++) {
            assertThat(handler.handle(fault)).isEqualTo(REPLACE_THREAD);
        }
        assertThat(givenUp).isEmpty();

        assertThat(handler.handle(fault)).isEqualTo(SHUTDOWN_CLIENT);
        assertThat(givenUp).containsExactly(fault);
        assertThat(pauses).containsExactly(100L, 200L, 400L, 800L, 1_600L);
    }

    @Test
    void forgets_deaths_of_long_ago() {
        for (int death = 0; death < 3 * ReplaceThreads.MOST; death++) {
            assertThat(handler.handle(fault)).isEqualTo(REPLACE_THREAD);
            now = now.plus(ReplaceThreads.WINDOW.dividedBy(ReplaceThreads.MOST)).plusMillis(1);
        }
        assertThat(givenUp).isEmpty();
    }

    @Test
    void does_not_go_on_where_a_memory_cannot_be_read() {
        UnreadableState unreadable = new UnreadableState("slot clock is of version 2, not 1");

        assertThat(handler.handle(new IllegalStateException("in process", unreadable)))
                .isEqualTo(SHUTDOWN_CLIENT);
        assertThat(givenUp).containsExactly(unreadable);
        assertThat(pauses).isEmpty();
    }

    @Test
    void does_not_go_on_after_an_error_of_the_machine() {
        Error error = new OutOfMemoryError("heap");

        assertThat(handler.handle(error)).isEqualTo(SHUTDOWN_CLIENT);
        assertThat(givenUp).containsExactly(error);
    }
}
