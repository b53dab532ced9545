package io.sluice.mt5.sim;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.atomic.AtomicLong;

/** Breaks a link after an exact number of bytes, in either direction. */
final class Cut {
    private static final long NEVER = -1;
    private static final long BROKEN = -2;

    private final AtomicLong readable = new AtomicLong(NEVER);
    private final AtomicLong writable = new AtomicLong(NEVER);

    void afterReading(long bytes) {
        readable.set(bytes);
    }

    void afterWriting(long bytes) {
        writable.set(bytes);
    }

    /** A new link is whole. */
    void mend() {
        readable.set(NEVER);
        writable.set(NEVER);
    }

    InputStream of(InputStream in) {
        return new FilterInputStream(in) {
            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                if (readable.get() == BROKEN) {
                    throw new IOException("cut while reading");
                }
                // Judged once something is there, so that a cut may be ordered while a read waits.
                int came = super.read(bytes, offset, length);
                long left = readable.get();
                if (left == NEVER || came < 0) {
                    return came;
                }
                if (left == 0) {
                    throw new IOException("cut while reading");
                }
                int taken = (int) Math.min(came, left);
                readable.set(left == taken ? BROKEN : left - taken);
                return taken;
            }
        };
    }

    OutputStream of(OutputStream out) {
        return new FilterOutputStream(out) {
            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                long left = writable.get();
                if (left == NEVER) {
                    this.out.write(bytes, offset, length);
                    return;
                }
                int taken = (int) Math.min(length, left);
                this.out.write(bytes, offset, taken);
                this.out.flush();
                writable.set(left - taken);
                if (taken < length || left == taken) {
                    throw new IOException("cut while writing");
                }
            }
        };
    }
}
