package io.sluice.mt5.sim;

import io.sluice.mt5.frame.Frame;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * What really happened at the simulated trade servers, whatever they told anybody: JSON lines, synced to the disk before
 * anybody hears of them. Servers that wait for the disk at once share one sync.
 */
public final class TruthLedger implements AutoCloseable {
    private final FileChannel file;
    private final List<Frame> entries = new ArrayList<>();
    private final Object disk = new Object();
    private long synced;

    private TruthLedger(FileChannel file) {
        this.file = file;
    }

    /** Goes on writing at the end of the file. */
    public static TruthLedger open(Path path) throws IOException {
        return new TruthLedger(
                FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND));
    }

    /** Takes a fact, which is not on the disk until the next {@link #sync}. */
    synchronized void write(Frame.Builder entry) {
        Frame frame = entry.build();
        ByteBuffer line = ByteBuffer.wrap(frame.line());
        try {
            while (line.hasRemaining()) {
                file.write(line);
            }
        } catch (IOException full) {
            throw new UncheckedIOException("the truth cannot be kept", full);
        }
        entries.add(frame);
    }

    /** Returns when all that was written before is on the disk. */
    void sync() {
        long wanted = written();
        synchronized (disk) {
            if (synced >= wanted) {
                return;
            }
            long covered = written();
            try {
                file.force(false);
            } catch (IOException broken) {
                throw new UncheckedIOException("the truth cannot be kept", broken);
            }
            synced = covered;
        }
    }

    private synchronized long written() {
        return entries.size();
    }

    /** All entries of one type of this run: {@code order} (one each that was taken) or {@code deal}. */
    public synchronized List<Frame> entries(String type) {
        return entries.stream().filter(entry -> entry.type().equals(type)).toList();
    }

    /** How many orders with this magic were taken. */
    public long orders(long magic) {
        return entries("order").stream()
                .filter(entry -> Long.valueOf(magic).equals(entry.fields().get("magic")))
                .count();
    }

    @Override
    public synchronized void close() throws IOException {
        file.close();
    }
}
