package io.sluice.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AwaitTest {

    private static final Duration AMPLE = Duration.ofSeconds(30);

    @Test
    void returns_the_value_as_soon_as_there_is_one() throws Exception {
        AtomicInteger asked = new AtomicInteger();

        int value = Await.value(
                "the third", AMPLE, () -> Optional.of(asked.incrementAndGet()).filter(count -> count == 3));

        assertThat(value).isEqualTo(3);
        assertThat(asked).hasValue(3);
    }

    @Test
    void goes_on_after_an_exception() throws Exception {
        AtomicInteger asked = new AtomicInteger();

        Await.until("no more exceptions", AMPLE, () -> {
            if (asked.incrementAndGet() < 3) {
                throw new IllegalStateException("not yet");
            }
            return true;
        });

        assertThat(asked).hasValue(3);
    }

    @Test
    void names_what_was_awaited_and_the_last_exception_when_the_time_is_up() {
        IllegalStateException cause = new IllegalStateException("broken");

        assertThatThrownBy(() -> Await.until("a fill", Duration.ofMillis(20), () -> {
                    throw cause;
                }))
                .isExactlyInstanceOf(AssertionError.class)
                .hasMessage("not within PT0.02S: a fill")
                .hasCause(cause);
    }

    @Test
    void asks_at_least_once() throws Exception {
        Await.until("what is so already", Duration.ZERO, () -> true);
    }
}
