package io.sluice.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.sluice.schemas.Side;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SlotTest {
    private static final int VERSION = 3;

    @Test
    @DisplayName("F-KNOWN every field comes back to the last bit, whatever length was expected")
    void every_field_comes_back() {
        long seed = 20240103;
        Random random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            Fields written = Fields.any(random);
            SlotWriter out = new SlotWriter(VERSION, random.nextInt(200));
            written.write(out);
            SlotReader in = reader(out.toBytes());
            Fields read = Fields.read(in);
            in.end();
            assertThat(read).as("seed %d round %d", seed, round).isEqualTo(written);
        }
    }

    @Test
    @DisplayName("B-PARITY the layout is fixed: a version byte, then big-endian fields")
    void the_layout_is_fixed() {
        SlotWriter out = new SlotWriter(VERSION, 0)
                .flag(true)
                .count(258)
                .whole(-2)
                .real(1.0)
                .text("é")
                .symbol(Side.BUY)
                .exact(new BigDecimal("-1.50"))
                .instant(Instant.ofEpochSecond(1, 2))
                .optional(null, SlotWriter::text)
                .optional("x", SlotWriter::text);
        assertThat(HexFormat.of().formatHex(out.toBytes()))
                .isEqualTo("03" + "01" + "00000102" + "fffffffffffffffe" + "3ff0000000000000" + "00000002c3a9"
                        + "00000003425559" + "0202ff6a" + "000000000000000100000002" + "00" + "010000000178");
    }

    @Test
    @DisplayName("F-KNOWN not a number comes back with its own bits, and so does negative zero")
    void odd_doubles_come_back() {
        double odd = Double.longBitsToDouble(0x7ff8_0000_0000_0123L);
        SlotReader in = reader(new SlotWriter(VERSION, 16).real(odd).real(-0.0).toBytes());
        assertThat(Double.doubleToRawLongBits(in.real())).isEqualTo(0x7ff8_0000_0000_0123L);
        assertThat(Double.doubleToRawLongBits(in.real())).isEqualTo(Double.doubleToRawLongBits(-0.0));
    }

    @Test
    @DisplayName("bytes of another version, and none at all, are refused by the slot's name")
    void another_version_is_refused() {
        byte[] bytes = new SlotWriter(2, 0).toBytes();
        assertThatIllegalStateException().isThrownBy(() -> reader(bytes)).withMessage("slot it is of version 2, not 3");
        assertThatIllegalStateException().isThrownBy(() -> reader(new byte[0])).withMessage("slot it ends too early");
    }

    @Test
    @DisplayName("bytes that are missing or left over are refused by the slot's name")
    void other_lengths_are_refused() {
        Random random = new Random(7);
        SlotWriter out = new SlotWriter(VERSION, 100);
        Fields.any(random).write(out);
        byte[] whole = out.toBytes();
        for (int length = 1; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatIllegalStateException()
                    .isThrownBy(() -> Fields.read(reader(cut)))
                    .withMessage("slot it ends too early");
        }
        SlotReader longer = reader(Arrays.copyOf(whole, whole.length + 2));
        Fields.read(longer);
        assertThatIllegalStateException().isThrownBy(longer::end).withMessage("slot it has 2 bytes too many");
    }

    @Test
    @DisplayName("values that were never written are refused by the slot's name")
    void impossible_values_are_refused() {
        refused("02", SlotReader::flag, "slot it holds a flag of 2");
        refused("ffffffff", SlotReader::text, "slot it holds a length of -1");
        refused("7fffffff", SlotReader::text, "slot it ends too early");
        refused("000000034255ff", in -> in.symbol(Side.class), "slot it holds BU\ufffd, which is no Side");
        refused("0200", SlotReader::exact, "slot it holds a decimal without digits");
        refused("02ff", SlotReader::exact, "slot it holds a length of -1");
        refused("00000000000000013b9aca00", SlotReader::instant, "slot it holds an instant of 1 s and 1000000000 ns");
        refused(
                "7fffffffffffffff00000000",
                SlotReader::instant,
                "slot it holds an instant of 9223372036854775807 s and 0 ns");
    }

    @Test
    @DisplayName("a decimal that could not be read back is not written")
    void endless_decimals_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SlotWriter(VERSION, 0).exact(new BigDecimal("1e-128")))
                .withMessage("a decimal of scale 128 and 1 bytes of digits cannot be kept");
        BigDecimal largest = new BigDecimal("1e-127");
        assertThat(reader(new SlotWriter(VERSION, 0).exact(largest).toBytes()).exact())
                .isEqualTo(largest);
    }

    private static void refused(String hex, Consumer<SlotReader> field, String message) {
        SlotReader in = reader(HexFormat.of().parseHex("03" + hex));
        assertThatIllegalStateException().isThrownBy(() -> field.accept(in)).withMessage(message);
    }

    private static SlotReader reader(byte[] bytes) {
        return new SlotReader("it", bytes, VERSION);
    }

    /** One field of each kind, some of them absent. */
    private record Fields(
            boolean flag,
            int count,
            long whole,
            double real,
            String text,
            Side symbol,
            BigDecimal exact,
            Instant instant,
            List<@Nullable String> optional) {

        static Fields any(Random random) {
            byte[] digits = new byte[1 + random.nextInt(40)];
            random.nextBytes(digits);
            Side[] sides = Side.values();
            List<@Nullable String> optional = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                optional.add(random.nextBoolean() ? null : "o" + random.nextInt());
            }
            return new Fields(
                    random.nextBoolean(),
                    random.nextInt(),
                    random.nextLong(),
                    random.nextGaussian(),
                    "t€xt".repeat(random.nextInt(20)),
                    sides[random.nextInt(sides.length)],
                    new BigDecimal(new BigInteger(digits), random.nextInt(-127, 128)),
                    Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000)),
                    optional);
        }

        void write(SlotWriter out) {
            out.flag(flag)
                    .count(count)
                    .whole(whole)
                    .real(real)
                    .text(text)
                    .symbol(symbol)
                    .exact(exact)
                    .instant(instant);
            optional.forEach(value -> out.optional(value, SlotWriter::text));
        }

        static Fields read(SlotReader in) {
            return new Fields(
                    in.flag(),
                    in.count(),
                    in.whole(),
                    in.real(),
                    in.text(),
                    in.symbol(Side.class),
                    in.exact(),
                    in.instant(),
                    Arrays.asList(
                            in.optional(SlotReader::text),
                            in.optional(SlotReader::text),
                            in.optional(SlotReader::text)));
        }
    }
}
