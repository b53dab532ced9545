package io.sluice.account;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads what {@link SlotWriter} wrote, and refuses everything else. */
final class SlotReader {
    private final String slot;
    private final ByteBuffer bytes;

    /** @throws IllegalStateException when the slot is of another version */
    SlotReader(String slot, byte[] bytes, int version) {
        this.slot = slot;
        this.bytes = ByteBuffer.wrap(bytes);
        int found = bytes.length == 0 ? -1 : this.bytes.get();
        if (found != version) {
            throw new IllegalStateException(
                    "slot " + slot + " is of version " + found + ", and this program reads version " + version);
        }
    }

    boolean flag() {
        return bytes.get() != 0;
    }

    int count() {
        return bytes.getInt();
    }

    long whole() {
        return bytes.getLong();
    }

    double real() {
        return Double.longBitsToDouble(whole());
    }

    <E extends Enum<E>> E symbol(Class<E> type) {
        return Enum.valueOf(type, text());
    }

    <E extends Enum<E>> @Nullable E symbolOrNull(Class<E> type) {
        String name = textOrNull();
        return name == null ? null : Enum.valueOf(type, name);
    }

    String text() {
        return present(textOrNull());
    }

    @Nullable
    String textOrNull() {
        return flag() ? new String(raw(count()), StandardCharsets.UTF_8) : null;
    }

    BigDecimal exact() {
        return present(exactOrNull());
    }

    @Nullable
    BigDecimal exactOrNull() {
        if (!flag()) {
            return null;
        }
        int scale = bytes.get();
        return new BigDecimal(new BigInteger(raw(bytes.get())), scale);
    }

    /** @throws IllegalStateException when bytes are left over */
    void end() {
        if (bytes.hasRemaining()) {
            throw new IllegalStateException("slot " + slot + " has " + bytes.remaining() + " bytes too many");
        }
    }

    private byte[] raw(int length) {
        if (length < 0 || length > bytes.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] value = new byte[length];
        bytes.get(value);
        return value;
    }

    private <T> T present(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("slot " + slot + " lacks a field that must be there");
        }
        return value;
    }
}
