package io.sluice.files.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalTextTest {
    private static final int ROUNDS = 100_000;

    @ParameterizedTest
    @DisplayName("M-FILES every kind of number is read as the platform reads it")
    @ValueSource(
            strings = {
                "0",
                "0.0",
                "00.10",
                ".5",
                "5.",
                "-1.5",
                "+1.5",
                "1e3",
                "1E-7",
                " 7.25 ",
                "NaN",
                "Infinity",
                "999999999999999",
                "9999999999999999",
                "0.000000000000001",
                "0.0000000000000001",
                "9007199254740993",
                "123456789012345.6",
                "1.7976931348623157E308",
                "4.9E-324",
                "0x1p3",
                "1d",
                "00000000000000000001.5"
            })
    void reads_what_the_platform_reads(String text) {
        assertThat(bits(parse(text))).isEqualTo(bits(Double.parseDouble(text)));
    }

    @ParameterizedTest
    @DisplayName("M-FILES what is no number is refused")
    @ValueSource(strings = {"", ".", "1.2.3", "1,5", "abc", "--1", "1 2"})
    void refuses_what_is_no_number(String text) {
        assertThatThrownBy(() -> parse(text)).isInstanceOf(NumberFormatException.class);
    }

    @Test
    @DisplayName("M-FILES random decimals are read bit for bit as the platform reads them")
    void reads_random_decimals_bit_for_bit() {
        long seed = 20_240_229;
        Random random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            String text = random.nextBoolean() ? decimal(random) : Double.toString(random.nextDouble() * 1e6);
            if (bits(parse(text)) != bits(Double.parseDouble(text))) {
                throw new AssertionError(text + " is read differently, seed " + seed + ", round " + round);
            }
        }
    }

    @Test
    @DisplayName("M-FILES random characters are read, or refused, as the platform does it")
    void reads_random_characters_as_the_platform_does() {
        long seed = 20_240_301;
        Random random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(19); length > 0; length--) {
                text.append("01234567890123456789....+-eEfx ".charAt(random.nextInt(31)));
            }
            String expected = outcome(Double::parseDouble, text.toString());
            if (!outcome(DecimalTextTest::parse, text.toString()).equals(expected)) {
                throw new AssertionError("'" + text + "' is read differently, seed " + seed + ", round " + round);
            }
        }
    }

    private static String outcome(ToDoubleFunction<String> reader, String text) {
        try {
            return Long.toHexString(bits(reader.applyAsDouble(text)));
        } catch (NumberFormatException e) {
            return "no number";
        }
    }

    /** Reads it from the midst of a line, as fields are. */
    private static double parse(String text) {
        char[] line = ("12" + text + "34").toCharArray();
        return DecimalText.parse(line, 2, 2 + text.length());
    }

    private static String decimal(Random random) {
        long digits = random.nextLong() >>> random.nextInt(64) & Long.MAX_VALUE;
        return BigDecimal.valueOf(digits, random.nextInt(20)).toPlainString();
    }

    private static long bits(double value) {
        return Double.doubleToRawLongBits(value);
    }
}
