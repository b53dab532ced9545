package io.sluice.account;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Compact bytes of one slot: a version, then fields in a fixed order. Optional fields have a flag before them. */
final class SlotWriter {
    private byte[] bytes = new byte[64];
    private int length;

    SlotWriter(int version) {
        number(version, Byte.BYTES);
    }

    SlotWriter flag(boolean value) {
        return number(value ? 1 : 0, Byte.BYTES);
    }

    SlotWriter count(int value) {
        return number(value, Integer.BYTES);
    }

    SlotWriter whole(long value) {
        return number(value, Long.BYTES);
    }

    SlotWriter real(double value) {
        return whole(Double.doubleToLongBits(value));
    }

    /** By name, so that a symbol added in between does not change what was written. */
    SlotWriter symbol(@Nullable Enum<?> value) {
        return text(value == null ? null : value.name());
    }

    SlotWriter text(@Nullable String value) {
        if (value == null) {
            return flag(false);
        }
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        return flag(true).count(utf8.length).raw(utf8);
    }

    SlotWriter exact(@Nullable BigDecimal value) {
        if (value == null) {
            return flag(false);
        }
        byte[] unscaled = value.unscaledValue().toByteArray();
        return flag(true)
                .number(value.scale(), Byte.BYTES)
                .number(unscaled.length, Byte.BYTES)
                .raw(unscaled);
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }

    private SlotWriter number(long value, int size) {
        room(size);
        for (int shift = (size - 1) * 8; shift >= 0; shift -= 8) {
            bytes[length++] = (byte) (value >>> shift);
        }
        return this;
    }

    private SlotWriter raw(byte[] value) {
        room(value.length);
        System.arraycopy(value, 0, bytes, length, value.length);
        length += value.length;
        return this;
    }

    private void room(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
