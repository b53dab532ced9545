package io.sluice.schemas.serde;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.avro.io.Decoder;
import org.apache.avro.util.Utf8;

/**
 * Avro's binary encoding out of one array, reused from record to record.
 *
 * <p>No length is believed beyond the bytes that are left. Avro's own decoder allocates what a length says before it
 * reads, so that ten bytes of garbage can ask for two gigabytes. The price: an array of elements that take no bytes
 * (nulls) may not have more elements than bytes follow.
 */
final class BoundedDecoder extends Decoder {
    private static final int MAX_VARINT_SHIFT = 63;

    private byte[] bytes = new byte[0];
    private int position;
    private int end;

    BoundedDecoder over(byte[] data, int offset, int length) {
        bytes = data;
        position = offset;
        end = offset + length;
        return this;
    }

    int remaining() {
        return end - position;
    }

    @Override
    public void readNull() {
        // Takes no bytes.
    }

    @Override
    public boolean readBoolean() throws IOException {
        byte value = bytes[advance(1)];
        if (value != 0 && value != 1) {
            throw new IOException("a boolean of value " + value);
        }
        return value == 1;
    }

    @Override
    public int readInt() throws IOException {
        long value = readLong();
        if (value != (int) value) {
            throw new IOException("an int of value " + value);
        }
        return (int) value;
    }

    @Override
    public long readLong() throws IOException {
        long zigzag = 0;
        for (int shift = 0; shift <= MAX_VARINT_SHIFT; shift += 7) {
            byte next = bytes[advance(1)];
            zigzag |= (next & 0x7FL) << shift;
            if (next >= 0) {
                return (zigzag >>> 1) ^ -(zigzag & 1);
            }
        }
        throw new IOException("a number of more than ten bytes");
    }

    @Override
    public float readFloat() throws IOException {
        return Float.intBitsToFloat((int) littleEndian(4));
    }

    @Override
    public double readDouble() throws IOException {
        return Double.longBitsToDouble(littleEndian(8));
    }

    private long littleEndian(int size) throws IOException {
        int start = advance(size);
        long bits = 0;
        for (int i = size - 1; i >= 0; i--) {
            bits = bits << 8 | (bytes[start + i] & 0xFF);
        }
        return bits;
    }

    @Override
    public Utf8 readString(Utf8 old) throws IOException {
        int length = readLength();
        byte[] copy = new byte[length];
        System.arraycopy(bytes, advance(length), copy, 0, length);
        return new Utf8(copy);
    }

    @Override
    public String readString() throws IOException {
        int length = readLength();
        return new String(bytes, advance(length), length, StandardCharsets.UTF_8);
    }

    @Override
    public void skipString() throws IOException {
        skipBytes();
    }

    @Override
    public ByteBuffer readBytes(ByteBuffer old) throws IOException {
        byte[] copy = new byte[readLength()];
        readFixed(copy, 0, copy.length);
        return ByteBuffer.wrap(copy);
    }

    @Override
    public void skipBytes() throws IOException {
        advance(readLength());
    }

    @Override
    public void readFixed(byte[] target, int start, int length) throws IOException {
        System.arraycopy(bytes, advance(length), target, start, length);
    }

    @Override
    public void skipFixed(int length) throws IOException {
        advance(length);
    }

    @Override
    public int readEnum() throws IOException {
        return readInt();
    }

    @Override
    public int readIndex() throws IOException {
        return readInt();
    }

    @Override
    public long readArrayStart() throws IOException {
        return readBlockCount();
    }

    @Override
    public long arrayNext() throws IOException {
        return readBlockCount();
    }

    @Override
    public long skipArray() throws IOException {
        return skipSizedBlocks();
    }

    @Override
    public long readMapStart() throws IOException {
        return readBlockCount();
    }

    @Override
    public long mapNext() throws IOException {
        return readBlockCount();
    }

    @Override
    public long skipMap() throws IOException {
        return skipSizedBlocks();
    }

    /** A block's item count; written negative where its size in bytes follows. */
    private long readBlockCount() throws IOException {
        long count = readLong();
        if (count < 0) {
            readLength();
            count = -count;
        }
        if (count < 0 || count > remaining()) {
            throw new EOFException("a block of %d items in %d bytes".formatted(count, remaining()));
        }
        return count;
    }

    /** Skips the blocks that say their size; gives the item count of the first that does not, 0 at the end. */
    private long skipSizedBlocks() throws IOException {
        long count = readLong();
        while (count < 0) {
            advance(readLength());
            count = readLong();
        }
        if (count > remaining()) {
            throw new EOFException("a block of %d items in %d bytes".formatted(count, remaining()));
        }
        return count;
    }

    private int readLength() throws IOException {
        long length = readLong();
        if (length < 0 || length > remaining()) {
            throw new EOFException("a length of %d in %d bytes".formatted(length, remaining()));
        }
        return (int) length;
    }

    /** Claims the next bytes and gives where they start. */
    private int advance(int length) throws IOException {
        int start = position;
        if (length > end - start) {
            throw new EOFException("%d bytes wanted, %d left".formatted(length, end - start));
        }
        position = start + length;
        return start;
    }
}
