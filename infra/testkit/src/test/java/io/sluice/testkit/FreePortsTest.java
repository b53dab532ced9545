package io.sluice.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FreePortsTest {
    private static final int ROWS = 300;
    private static final int PORTS = 3;

    @Test
    void gives_no_port_twice_to_those_who_ask_side_by_side() {
        List<Integer> given = IntStream.range(0, ROWS)
                .parallel()
                .map(row -> FreePorts.inARow(PORTS))
                .boxed()
                .flatMap(first -> IntStream.range(first, first + PORTS).boxed())
                .toList();

        assertThat(given).hasSize(ROWS * PORTS).doesNotHaveDuplicates();
    }
}
