package io.sluice.mt5.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameTest {

    @Test
    @DisplayName("G-BRIDGE a frame reads back as it was written, escapes and 64 bits included")
    void reads_back_as_written() throws Exception {
        Frame written = Frame.of("order")
                .put("text", "q\" b\\ n\n t\t c\u0001 é")
                .put("magic", Long.MAX_VALUE)
                .put("flag", true)
                .put("volume", new BigDecimal("1E+3"))
                .numbered(7);
        byte[] line = written.line();

        Frame read = Frame.parse(java.util.Arrays.copyOf(line, line.length - 1));

        assertThat(read.fields()).isEqualTo(written.fields());
        assertThat(read.number("seq")).isEqualTo(7);
        assertThat(read.decimal("volume")).isEqualByComparingTo("1000");
        assertThat(line[line.length - 1]).isEqualTo((byte) '\n');
    }

    @ParameterizedTest
    @DisplayName("G-BRIDGE what is no flat object of texts, integers and booleans is malformed")
    @ValueSource(
            strings = {
                "",
                "[]",
                "7",
                "{",
                "{}",
                "{\"type\":7}",
                "{\"type\":\"a\",\"x\":null}",
                "{\"type\":\"a\",\"x\":1.5}",
                "{\"type\":\"a\",\"x\":[]}",
                "{\"type\":\"a\",\"x\":{}}",
                "{\"type\":\"a\",\"type\":\"b\"}",
                "{\"type\":\"a\",\"x\":9223372036854775808}",
                "{\"type\":\"a\"} {}",
                "{\"type\":\"a\",}"
            })
    void refuses_what_is_no_frame(String line) {
        assertThatThrownBy(() -> Frame.parse(line.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(FrameFault.class);
    }

    @ParameterizedTest
    @DisplayName("G-BRIDGE money that is not plain decimal text is refused")
    @ValueSource(strings = {"", "1e3", ".5", "1.", "NaN", "1,5", " 1", "0.1234567890123456789", "+1"})
    void refuses_what_is_no_decimal(String text) {
        Frame frame = Frame.of("x").put("price", text).build();

        assertThatThrownBy(() -> frame.decimal("price")).isInstanceOf(FrameFault.class);
    }

    @Test
    @DisplayName("G-BRIDGE lines are the same however the bytes come, and an unfinished last one is lost")
    void cuts_lines_however_bytes_come() throws Exception {
        byte[] bytes = "one\r\n\ntwo\nthree\nunfinished".getBytes(StandardCharsets.UTF_8);
        for (int piece = 1; piece <= bytes.length; piece++) {
            assertThat(lines(pieces(bytes, piece))).containsExactly("one", "two", "three");
        }
    }

    @Test
    @DisplayName("G-BRIDGE a line that does not end within the limit is refused without being kept")
    void refuses_a_line_without_end() {
        InputStream endless = new ByteArrayInputStream(new byte[Frame.MAX_BYTES + 1]);

        assertThatThrownBy(() -> new LineReader(endless).next()).isInstanceOf(LineReader.LineTooLong.class);
    }

    @Test
    @DisplayName("X-SECURITY a frame that is shown hides its token")
    void hides_its_token() {
        assertThat(Frame.of("hello").put("token", "secret").build().toString()).doesNotContain("secret");
    }

    private static InputStream pieces(byte[] bytes, int size) {
        List<InputStream> pieces = new ArrayList<>();
        for (int i = 0; i < bytes.length; i += size) {
            pieces.add(new ByteArrayInputStream(bytes, i, size));
        }
        return new SequenceInputStream(java.util.Collections.enumeration(pieces));
    }

    private static List<String> lines(InputStream in) throws IOException {
        LineReader reader = new LineReader(in);
        List<String> lines = new ArrayList<>();
        for (byte[] line = reader.next(); line != null; line = reader.next()) {
            lines.add(new String(line, StandardCharsets.UTF_8));
        }
        return lines;
    }
}
