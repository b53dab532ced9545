package io.sluice.files.csv;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a text, one at a time, in constant memory. A line ends with a line feed; carriage returns before it are
 * dropped (some exports end lines with two). UTF-8 unless a byte order mark says UTF-16, as MetaTrader writes; bytes
 * that are no text become replacement characters, so that only their row suffers. Of a line longer than
 * {@value #MAX_LENGTH} characters the rest is dropped. For one thread.
 */
public final class Lines implements Closeable {
    /** Longest line kept, characters. */
    public static final int MAX_LENGTH = 4_096;

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final Reader reader;
    private final CountedBytes packed;
    private final char[] buffer = new char[16_384];
    private final StringBuilder line = new StringBuilder(256);
    private int position;
    private int limit;
    private long number;

    /** @throws IOException when the first bytes cannot be read */
    public Lines(InputStream bytes) throws IOException {
        this(bytes, new CountedBytes(InputStream.nullInputStream()));
    }

    /** @param packed what the bytes are unpacked from */
    Lines(InputStream bytes, CountedBytes packed) throws IOException {
        this.packed = packed;
        PushbackInputStream input = new PushbackInputStream(bytes, 2);
        reader = new InputStreamReader(input, charsetOf(input));
    }

    private static Charset charsetOf(PushbackInputStream input) throws IOException {
        byte[] head = input.readNBytes(2);
        input.unread(head);
        if (head.length == 2) {
            int mark = ((head[0] & 0xFF) << 8) | (head[1] & 0xFF);
            if (mark == 0xFFFE) {
                return StandardCharsets.UTF_16LE;
            }
            if (mark == 0xFEFF) {
                return StandardCharsets.UTF_16BE;
            }
        }
        return StandardCharsets.UTF_8;
    }

    /**
     * The next line without its end, or null after the last.
     *
     * @throws IOException when the text ends in the middle of what its container promised, or the disk fails
     */
    public @Nullable String next() throws IOException {
        line.setLength(0);
        boolean found = false;
        boolean ended = false;
        while (!ended && (position < limit || fill())) {
            found = true;
            int end = position;
            while (end < limit && buffer[end] != '\n') {
                end++;
            }
            ended = end < limit;
            append(position, end);
            position = ended ? end + 1 : end;
        }
        if (!found) {
            return null;
        }
        number++;
        return withoutReturns();
    }

    private void append(int from, int to) {
        int begin = from;
        while (begin < to && buffer[begin] == BYTE_ORDER_MARK && number == 0 && line.isEmpty()) {
            begin++;
        }
        line.append(buffer, begin, Math.min(to - begin, MAX_LENGTH - line.length()));
    }

    private boolean fill() throws IOException {
        position = 0;
        limit = Math.max(0, reader.read(buffer));
        return limit > 0;
    }

    private String withoutReturns() {
        int end = line.length();
        while (end > 0 && line.charAt(end - 1) == '\r') {
            end--;
        }
        return line.substring(0, end);
    }

    /** Number of the line last returned, from 1; 0 before the first. */
    public long number() {
        return number;
    }

    /** Bytes of the file that have been read, packed as they are; 0 where it is not read as text. */
    public long bytesRead() {
        return packed.count();
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
