package io.sluice.venue;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads back what {@link SlotWriter} has written. Anything else is an {@link IllegalStateException} naming the slot. */
final class SlotReader {
    private final String slot;
    private final DataInputStream in;

    SlotReader(String slot, byte[] bytes) {
        this.slot = slot;
        this.in = new DataInputStream(new ByteArrayInputStream(bytes));
        int version = read(DataInputStream::readByte);
        if (version != SlotWriter.VERSION) {
            throw new IllegalStateException(
                    "slot '" + slot + "' is of version " + version + ", not " + SlotWriter.VERSION);
        }
    }

    String text() {
        return read(bytes -> bytes.readUTF());
    }

    long number() {
        return read(DataInputStream::readLong);
    }

    int count() {
        return Math.toIntExact(number());
    }

    boolean flag() {
        return read(DataInputStream::readBoolean);
    }

    double real() {
        return read(DataInputStream::readDouble);
    }

    BigDecimal exact() {
        return new BigDecimal(text());
    }

    Instant instant() {
        return Instant.ofEpochSecond(number(), number());
    }

    <T> @Nullable T optional(Function<SlotReader, T> field) {
        return flag() ? field.apply(this) : null;
    }

    /** @throws IllegalStateException when bytes are left */
    void end() {
        int left = read(DataInputStream::available);
        if (left != 0) {
            throw new IllegalStateException("slot '" + slot + "' has " + left + " bytes too many");
        }
    }

    private <T> T read(Field<T> field) {
        try {
            return field.read(in);
        } catch (IOException e) {
            throw new IllegalStateException("slot '" + slot + "' ends too early", e);
        }
    }

    private interface Field<T> {
        T read(DataInputStream in) throws IOException;
    }
}
