package io.sluice.venue;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Writes one slot: the version of the layout, then its fields. Equal values give equal bytes. */
final class SlotWriter {
    /** Version of the layout of every slot of the paper venue. */
    static final int VERSION = 1;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    private final DataOutputStream out = new DataOutputStream(bytes);

    SlotWriter() {
        write(() -> out.writeByte(VERSION));
    }

    SlotWriter text(String value) {
        return write(() -> out.writeUTF(value));
    }

    SlotWriter number(long value) {
        return write(() -> out.writeLong(value));
    }

    SlotWriter flag(boolean value) {
        return write(() -> out.writeBoolean(value));
    }

    SlotWriter real(double value) {
        return write(() -> out.writeDouble(value));
    }

    SlotWriter exact(BigDecimal value) {
        return text(value.toPlainString());
    }

    SlotWriter instant(Instant value) {
        return number(value.getEpochSecond()).number(value.getNano());
    }

    <T> SlotWriter optional(@Nullable T value, BiConsumer<SlotWriter, T> field) {
        flag(value != null);
        if (value != null) {
            field.accept(this, value);
        }
        return this;
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }

    private SlotWriter write(Field field) {
        try {
            field.write();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail like this, or a text is longer than 65,535 bytes", e);
        }
    }

    private interface Field {
        void write() throws IOException;
    }
}
