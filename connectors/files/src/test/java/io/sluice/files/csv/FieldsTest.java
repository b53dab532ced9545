package io.sluice.files.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldsTest {
    private static final Pattern AROUND = Pattern.compile("^[ \"]+|[ \"]+$");
    private static final int ROUNDS = 20_000;

    @Test
    @DisplayName("M-FILES fields are without the blanks and quotes around each, or around the whole line")
    void takes_away_blanks_and_quotes() {
        assertThat(Fields.of("1, 2 ,\"3\",,\" \",\"4 5\"", ',')).containsExactly("1", "2", "3", "", "", "4 5");
        assertThat(Fields.of("\"2024.01.02\t1\t2\"", '\t')).containsExactly("2024.01.02", "1", "2");
        assertThat(Fields.of("", ',')).containsExactly("");
    }

    @Test
    @DisplayName("M-FILES random lines, also of very many fields, are split as an obvious splitting does")
    void splits_random_lines_as_the_obvious_way_does() {
        long seed = 20_240_302;
        Random random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            StringBuilder line = new StringBuilder();
            for (int length = random.nextInt(120); length > 0; length--) {
                line.append("1.,,; \"\t".charAt(random.nextInt(8)));
            }
            assertThat(Fields.of(line.toString(), ','))
                    .describedAs("'%s', seed %d, round %d", line, seed, round)
                    .isEqualTo(obviousFields(line.toString()));
        }
    }

    private static List<String> obviousFields(String line) {
        return Arrays.stream(line.split(",", -1))
                .map(field -> AROUND.matcher(field).replaceAll(""))
                .toList();
    }

    @Test
    @DisplayName("M-FILES a line is split without what stands before and behind it, and without the line before")
    void splits_the_part_that_is_the_line() {
        Fields fields = new Fields(',');
        fields.split("1,2,3,4".toCharArray(), 0, 7);
        fields.split("9,10.5,,11,9".toCharArray(), 2, 10);

        assertThat(fields.count()).isEqualTo(3);
        assertThat(fields.number(0)).isEqualTo(10.5);
        assertThat(fields.isEmpty(0)).isFalse();
        assertThat(fields.isEmpty(1)).isTrue();
        assertThat(fields.wholeNumber(2)).isEqualTo(11);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "7, 7", "007, 7", "1704067200000, 1704067200000", "999999999999999999, 999999999999999999"})
    @DisplayName("M-FILES up to 18 digits are a whole number")
    void reads_whole_numbers(String text, long number) {
        assertThat(wholeNumber(text)).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "+1", "1.0", "1e3", "1 2", "12x", "/", ":", "٣", "1000000000000000000"})
    @DisplayName("M-FILES signs, points, other characters and more digits are none")
    void tells_what_is_no_whole_number(String text) {
        assertThat(wholeNumber(text)).isEqualTo(Fields.NO_NUMBER);
    }

    private static long wholeNumber(String text) {
        Fields fields = new Fields(',');
        fields.split(("5," + text + ",6").toCharArray(), 0, text.length() + 4);
        return fields.wholeNumber(1);
    }
}
