package io.sluice.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.schemas.ErrorClass;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryPolicyTest {
    private final RetryPolicy policy = new RetryPolicy();

    @ParameterizedTest
    @CsvSource({
        "API_ERROR, 3, 1, 8",
        "NETWORK_ERROR, 5, 2, 16",
        "TIMEOUT_ERROR, 3, 1, 4",
        "RATE_LIMIT_ERROR, 3, 60, 300",
        "INSUFFICIENT_BALANCE, 0, 0, 0",
        "INVALID_ORDER, 0, 0, 0",
        "UNKNOWN_ERROR, 2, 2, 8",
        "UNRECOGNISED, 0, 0, 0",
    })
    @DisplayName("O-RETRY each class has its retries and its waits, apart for each order and alike each time")
    void retries_and_waits_by_class(ErrorClass errorClass, int retries, int shortest, int longest) {
        assertThat(policy.retries(errorClass)).isEqualTo(retries);
        for (int retry = 1; retry <= 6; retry++) {
            int number = retry;
            List<Duration> waits = IntStream.range(0, 200)
                    .mapToObj(order -> policy.backOff(errorClass, "order " + order, number))
                    .toList();
            assertThat(waits)
                    .allMatch(wait -> wait.compareTo(Duration.ofSeconds(shortest)) >= 0
                            && wait.compareTo(Duration.ofSeconds(longest)) <= 0);
            if (retries > 0) {
                assertThat(waits.stream().distinct().count()).isGreaterThan(50);
            }
            assertThat(policy.backOff(errorClass, "order 7", retry)).isEqualTo(waits.get(7));
        }
    }
}
