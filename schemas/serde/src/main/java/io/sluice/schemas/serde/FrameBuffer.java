package io.sluice.schemas.serde;

import java.io.OutputStream;
import java.util.Arrays;

/** Collects one record's bytes and is used again for the next; unlike the JDK's, without locks. */
final class FrameBuffer extends OutputStream {
    private static final int INITIAL_BYTES = 512;
    private static final int KEPT_BYTES = 1 << 20;

    private byte[] bytes = new byte[INITIAL_BYTES];
    private int size;

    /** Forgets the last record and begins one of this schema. */
    void start(int schemaId) {
        bytes[0] = WireFormat.MAGIC;
        bytes[1] = (byte) (schemaId >>> 24);
        bytes[2] = (byte) (schemaId >>> 16);
        bytes[3] = (byte) (schemaId >>> 8);
        bytes[4] = (byte) schemaId;
        size = WireFormat.HEADER_BYTES;
    }

    /** The record; one huge record does not keep its memory. */
    byte[] finish() {
        byte[] frame = Arrays.copyOf(bytes, size);
        if (bytes.length > KEPT_BYTES) {
            bytes = new byte[INITIAL_BYTES];
        }
        return frame;
    }

    @Override
    public void write(int value) {
        reserve(1);
        bytes[size++] = (byte) value;
    }

    @Override
    public void write(byte[] source, int offset, int length) {
        reserve(length);
        System.arraycopy(source, offset, bytes, size, length);
        size += length;
    }

    private void reserve(int length) {
        if (length > bytes.length - size) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, Math.addExact(size, length)));
        }
    }
}
