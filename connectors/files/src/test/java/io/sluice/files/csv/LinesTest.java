package io.sluice.files.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LinesTest {
    /** Long enough for lines to lie across what is read at once. */
    private static final int MOST_PIECES = 900;

    private static final List<String> PIECES =
            List.of("1704067200000,38.57", "x", "é€😀", "\n", "\n", "\r\n", "\r\r\n", "\r", " ", "\uFEFF");

    static List<Long> seeds() {
        return new Random(20_240_303).longs(150).boxed().toList();
    }

    @Test
    @DisplayName("M-FILES lines are without their ends; the last needs none")
    void gives_lines_without_their_ends() throws IOException {
        assertThat(read("a\nb\r\nc\r\r\n\nd\re", StandardCharsets.UTF_8)).containsExactly("a", "b", "c", "", "d\re");
        assertThat(read("a\n", StandardCharsets.UTF_8)).containsExactly("a");
        assertThat(read("", StandardCharsets.UTF_8)).isEmpty();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    @DisplayName("M-FILES random text is split into the lines of an obvious splitting, whatever its encoding")
    void gives_the_lines_of_the_obvious_way(long seed) throws IOException {
        Random random = new Random(seed);
        boolean wide = random.nextBoolean();
        StringBuilder text = new StringBuilder(wide ? "\uFEFF" : "");
        for (int pieces = random.nextInt(MOST_PIECES); pieces > 0; pieces--) {
            String piece = PIECES.get(random.nextInt(PIECES.size()));
            text.append(random.nextInt(100) == 0 ? piece.repeat(random.nextInt(30_000) / piece.length()) : piece);
        }
        Charset charset = !wide
                ? StandardCharsets.UTF_8
                : random.nextBoolean() ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;

        assertThat(read(text.toString(), charset)).isEqualTo(obviousLines(text.toString()));
    }

    private static List<String> obviousLines(String text) {
        List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
        if (lines.getLast().isEmpty()) {
            lines.removeLast();
        }
        if (!lines.isEmpty()) {
            lines.set(0, lines.getFirst().replaceAll("^\uFEFF+", ""));
        }
        lines.replaceAll(line ->
                line.substring(0, Math.min(line.length(), Lines.MAX_LENGTH)).replaceAll("\r+$", ""));
        return lines;
    }

    @Test
    @DisplayName("M-FILES the line it is at has a number, and is blank when it holds white space only")
    void tells_where_it_is() throws IOException {
        List<String> blank = new ArrayList<>();
        try (Lines lines = of("1,2\n\n \t\u2003\r\n x\n\u00A0", StandardCharsets.UTF_8)) {
            while (lines.advance()) {
                blank.add(lines.number() + (lines.isBlank() ? " blank" : " text"));
            }
        }

        assertThat(blank).containsExactly("1 text", "2 blank", "3 blank", "4 text", "5 text");
    }

    private static List<String> read(String text, Charset charset) throws IOException {
        List<String> all = new ArrayList<>();
        try (Lines lines = of(text, charset)) {
            for (String line = lines.next(); line != null; line = lines.next()) {
                all.add(line);
            }
        }
        return all;
    }

    private static Lines of(String text, Charset charset) throws IOException {
        return new Lines(new ByteArrayInputStream(text.getBytes(charset)));
    }
}
