package io.sluice.binance.sim.ledger;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Appends facts, one JSON object a line. What was appended is on disk once {@link #sync()} has returned. */
public final class LedgerWriter implements AutoCloseable {
    private final FileChannel channel;
    private long seq;
    private boolean dirty;

    private LedgerWriter(FileChannel channel, long seq) {
        this.channel = channel;
        this.seq = seq;
    }

    /** Opens a file, which goes on behind its last whole line; what a killed writer left of another is cut off. */
    public static LedgerWriter open(Path file) throws IOException {
        boolean exists = Files.exists(file);
        long seq = exists ? TruthLedger.read(file).facts().size() : 0;
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (exists) {
            String text = Files.readString(file, StandardCharsets.ISO_8859_1);
            channel.truncate(text.lastIndexOf('\n') + 1L);
        }
        channel.position(channel.size());
        return new LedgerWriter(channel, seq);
    }

    /** A fact without details yet. */
    public static ObjectNode details() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** Appends a fact. */
    public synchronized void append(long at, FactKind kind, ObjectNode details) {
        ObjectNode line = details()
                .put("seq", ++seq)
                .put("at", at)
                .put("fact", kind.name())
                .setAll(details);
        ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        dirty = true;
    }

    /** Brings what was appended to disk. */
    public synchronized void sync() {
        if (!dirty) {
            return;
        }
        try {
            channel.force(false);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        dirty = false;
    }

    @Override
    public synchronized void close() {
        try {
            channel.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
