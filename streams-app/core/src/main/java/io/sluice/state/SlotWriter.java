package io.sluice.state;

import io.sluice.value.Money;
import io.sluice.value.Price;
import io.sluice.value.Quantity;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes one slot: a version byte, then fields in a fixed order, big endian. Equal values give equal bytes. The bytes do
 * not say what they are, so {@link SlotReader} must read the same fields in the same order, and a layout that changes
 * must change its version.
 */
public final class SlotWriter {
    private ByteBuffer bytes;

    /**
     * @param version version of the layout, 0 to 127
     * @param length expected length of all fields, bytes: a longer slot grows, and one of just this length is not copied
     */
    public SlotWriter(int version, int length) {
        bytes = ByteBuffer.allocate(1 + length);
        bytes.put((byte) version);
    }

    public SlotWriter flag(boolean value) {
        room(Byte.BYTES).put((byte) (value ? 1 : 0));
        return this;
    }

    /** A whole number of 4 bytes. */
    public SlotWriter count(int value) {
        room(Integer.BYTES).putInt(value);
        return this;
    }

    /** A whole number of 8 bytes. */
    public SlotWriter whole(long value) {
        room(Long.BYTES).putLong(value);
        return this;
    }

    /** To the last bit, infinities and NaN included. */
    public SlotWriter real(double value) {
        return whole(Double.doubleToRawLongBits(value));
    }

    public SlotWriter text(String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        count(utf8.length);
        room(utf8.length).put(utf8);
        return this;
    }

    /** By name, so that a symbol added in between does not change what was written. */
    public SlotWriter symbol(Enum<?> value) {
        return text(value.name());
    }

    /**
     * Digits and scale: trailing zeros are kept.
     *
     * @throws IllegalArgumentException beyond a scale of ±127 or 127 bytes of digits, which no figure of ours needs
     */
    public SlotWriter exact(BigDecimal value) {
        byte[] digits = value.unscaledValue().toByteArray();
        if (Math.abs((long) value.scale()) > Byte.MAX_VALUE || digits.length > Byte.MAX_VALUE) {
            throw new IllegalArgumentException("a decimal of scale " + value.scale() + " and " + digits.length
                    + " bytes of digits cannot be kept");
        }
        room(2 * Byte.BYTES + digits.length)
                .put((byte) value.scale())
                .put((byte) digits.length)
                .put(digits);
        return this;
    }

    public SlotWriter price(Price value) {
        return exact(value.value());
    }

    public SlotWriter quantity(Quantity value) {
        return exact(value.value());
    }

    public SlotWriter money(Money value) {
        return exact(value.value());
    }

    /** To the nanosecond. */
    public SlotWriter instant(Instant value) {
        return whole(value.getEpochSecond()).count(value.getNano());
    }

    /** A flag, and the field where there is one. */
    public <T> SlotWriter optional(@Nullable T value, BiConsumer<SlotWriter, T> field) {
        flag(value != null);
        if (value != null) {
            field.accept(this, value);
        }
        return this;
    }

    /** The whole slot. The writer is done with: what it writes later may or may not be in these bytes. */
    public byte[] toBytes() {
        byte[] all = bytes.array();
        return bytes.hasRemaining() ? Arrays.copyOf(all, bytes.position()) : all;
    }

    private ByteBuffer room(int more) {
        if (bytes.remaining() < more) {
            int needed = bytes.position() + more;
            byte[] grown = Arrays.copyOf(bytes.array(), Math.max(2 * bytes.capacity(), needed));
            bytes = ByteBuffer.wrap(grown).position(bytes.position());
        }
        return bytes;
    }
}
