package io.sluice.mt5.frame;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Cuts a stream into lines of at most {@link Frame#MAX_BYTES}. Keeps no more than one buffer of what was not asked for. */
public final class LineReader {

    /** A line is longer than a frame may be; what follows cannot be told apart from it. */
    public static final class LineTooLong extends IOException {
        private static final long serialVersionUID = 1L;

        LineTooLong() {
            super("a line has more than " + Frame.MAX_BYTES + " bytes");
        }
    }

    private final InputStream in;
    private final byte[] buffer = new byte[Frame.MAX_BYTES];
    private int start;
    private int end;

    public LineReader(InputStream in) {
        this.in = in;
    }

    /**
     * The next line that is not empty, without its end.
     *
     * @return null at the end of the stream; a last line that does not end is lost, as it may be cut
     * @throws LineTooLong when there is no end of line within the limit
     */
    public byte @Nullable [] next() throws IOException {
        int searched = start;
        while (true) {
            int newline = newline(searched);
            if (newline >= 0) {
                byte[] line = line(newline);
                if (line.length > 0) {
                    return line;
                }
                searched = start;
            } else {
                searched = fill();
                if (searched < 0) {
                    return null;
                }
            }
        }
    }

    private int newline(int from) {
        for (int i = from; i < end; i++) {
            if (buffer[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    private byte[] line(int newline) {
        int to = newline > start && buffer[newline - 1] == '\r' ? newline - 1 : newline;
        byte[] line = Arrays.copyOfRange(buffer, start, to);
        start = newline + 1;
        return line;
    }

    /** Reads more and gives where it begins; -1 when there is no more. */
    private int fill() throws IOException {
        System.arraycopy(buffer, start, buffer, 0, end - start);
        end -= start;
        start = 0;
        if (end == buffer.length) {
            throw new LineTooLong();
        }
        int read = in.read(buffer, end, buffer.length - end);
        int begin = end;
        end += Math.max(read, 0);
        return read < 0 ? -1 : begin;
    }
}
