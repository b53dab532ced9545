package io.sluice.files.csv;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Counts the bytes that are read of a stream, for whoever asks from another thread how far it is. */
final class CountedBytes extends FilterInputStream {
    private volatile long count;

    CountedBytes(InputStream bytes) {
        super(bytes);
    }

    long count() {
        return count;
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        add(read < 0 ? 0 : 1);
        return read;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        int read = super.read(into, from, length);
        add(read);
        return read;
    }

    /** One thread reads, so nothing is lost between reading and writing the count. */
    private void add(long read) {
        long before = count;
        count = before + Math.max(read, 0);
    }
}
