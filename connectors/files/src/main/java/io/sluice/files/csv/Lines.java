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
    private final char[] buffer = new char[MAX_LENGTH + 16_384];
    /** Where the line begins. */
    private int start;
    /** Where it ends. */
    private int end;
    /** Where the next line begins. */
    private int position;
    /** Where the characters end that have been read. */
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
        return advance() ? text() : null;
    }

    /**
     * Goes to the next line; false after the last.
     *
     * @throws IOException as {@link #next} does
     */
    public boolean advance() throws IOException {
        start = position;
        int feed = lineFeed();
        boolean more = true;
        while (feed == limit && more) {
            more = fill();
            feed = lineFeed();
        }
        if (start == limit) {
            return false;
        }
        position = Math.min(feed + 1, limit);
        end = withoutReturns(Math.min(feed, start + MAX_LENGTH));
        number++;
        return true;
    }

    /** Where the line ends that begins at {@code start}; {@code limit} when it goes on behind what is in the buffer. */
    private int lineFeed() {
        char[] characters = buffer;
        int to = limit;
        int at = start;
        while (at < to && characters[at] != '\n') {
            at++;
        }
        return at;
    }

    /** Moves the begun line to the front, as far as it is kept, and reads on behind it. */
    private boolean fill() throws IOException {
        int kept = Math.min(limit - start, MAX_LENGTH);
        System.arraycopy(buffer, start, buffer, 0, kept);
        start = 0;
        position = 0;
        limit = kept;
        int read = reader.read(buffer, kept, buffer.length - MAX_LENGTH);
        limit += Math.max(0, read);
        while (number == 0 && start < limit && buffer[start] == BYTE_ORDER_MARK) {
            start++;
        }
        return read > 0;
    }

    private int withoutReturns(int to) {
        int last = to;
        while (last > start && buffer[last - 1] == '\r') {
            last--;
        }
        return last;
    }

    /** The line it is at, without its end. */
    public String text() {
        return new String(buffer, start, end - start);
    }

    /** Whether the line it is at holds nothing but white space. */
    public boolean isBlank() {
        for (int i = start; i < end; i++) {
            if (!Character.isWhitespace(buffer[i])) {
                return false;
            }
        }
        return true;
    }

    /** Splits the line it is at; its fields last until the next one. */
    void split(Fields fields) {
        fields.split(buffer, start, end);
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
