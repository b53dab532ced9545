package io.sluice.local.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.local.command.DurationText;
import io.sluice.replay.walk.Parameter;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ParameterTextTest {
    @Test
    @DisplayName("B-WALK from..to:step is exact decimals and never beyond the end, a list is as it is written")
    void steps_and_lists() {
        assertThat(ParameterText.parse("a.b=10..40:10"))
                .isEqualTo(new Parameter("a.b", List.of("10", "20", "30", "40")));
        assertThat(ParameterText.parse("a=0.1..0.35:0.1").values()).containsExactly("0.1", "0.2", "0.3");
        assertThat(ParameterText.parse("a=-1..1:1").values()).containsExactly("-1", "0", "1");
        assertThat(ParameterText.parse("a=5..5:1").values()).containsExactly("5");
        assertThat(ParameterText.parse("paper.fillAt=LAST_CLOSE, NEXT_OPEN").values())
                .containsExactly("LAST_CLOSE", "NEXT_OPEN");
    }

    @Test
    @DisplayName("B-WALK what is no parameter is refused, saying what is wrong")
    void what_is_no_parameter_is_refused() {
        assertRefused("a", "'a' is not PATH=from..to:step or PATH=a,b,c");
        assertRefused("a=", "'a=' is not PATH=from..to:step or PATH=a,b,c");
        assertRefused("a=1..3", "a: '1..3' does not say its step: 1..3:1 goes by one");
        assertRefused("a=3..1:1", "a: from 3 to 1 by 1 is no value");
        assertRefused("a=1..3:0", "a: from 1 to 3 by 0 is no value");
        assertRefused("a=1..5000:1", "a: from 1 to 5000 by 1 is more than 1000 values");
        assertRefused("a=1,,2", "a: '1,,2' is neither from..to:step, such as 10..40:10, nor a list, such as 10,20");
        assertRefused("a=1..x:2", "a: '1..x:2' is neither from..to:step, such as 10..40:10, nor a list, such as 10,20");
        assertRefused("a=1,2,1", "a is to be tried with 1 twice");
    }

    @Test
    @DisplayName("B-WALK lengths of time are read and written as people say them")
    void lengths_of_time() {
        assertThat(DurationText.parse("4w")).isEqualTo(Duration.ofDays(28));
        assertThat(DurationText.parse("36h")).isEqualTo(Duration.ofHours(36));
        assertThat(DurationText.parse("90m")).isEqualTo(Duration.ofMinutes(90));
        assertThat(DurationText.parse("0")).isEqualTo(Duration.ZERO);
        assertThat(DurationText.parse("45s")).isEqualTo(Duration.ofSeconds(45));
        assertThat(List.of("4w", "10d", "5h", "9m", "8s", "0"))
                .allSatisfy(text ->
                        assertThat(DurationText.of(DurationText.parse(text))).isEqualTo(text));
        assertThat(DurationText.of(Duration.ofMinutes(9_603))).isEqualTo("6d 16h 3m");
        assertThat(DurationText.of(Duration.ofDays(14).plusHours(1))).isEqualTo("14d 1h");
        assertThat(DurationText.of(Duration.ofMillis(999))).isEqualTo("0");
        assertThatThrownBy(() -> DurationText.parse("3y"))
                .hasMessage("'3y' is not a time like 4w, 7d, 12h, 30m or 90s");
    }

    private static void assertRefused(String text, String message) {
        assertThatThrownBy(() -> ParameterText.parse(text)).hasMessage(message);
    }
}
