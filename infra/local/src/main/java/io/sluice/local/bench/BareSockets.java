package io.sluice.local.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;

/** The least that telling many could cost: one thread writes the bytes of an alert to each socket, another reads them. */
final class BareSockets implements AutoCloseable {
    /** As many as the server's message for the alert of the measurement has. */
    private static final int BYTES = 450;

    private static final long NOT_COUNTED = Long.MIN_VALUE;

    private final Selector selector;
    private final List<SocketChannel> sockets = new ArrayList<>();
    private final Histogram delays = Delays.none();
    private volatile long sentAt = NOT_COUNTED;
    private volatile boolean closed;

    private BareSockets(int count) throws IOException {
        selector = Selector.open();
        try (ServerSocketChannel listening = ServerSocketChannel.open()) {
            listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            for (int i = 0; i < count; i++) {
                SocketChannel reader = SocketChannel.open(listening.getLocalAddress());
                reader.configureBlocking(false);
                reader.register(selector, SelectionKey.OP_READ);
                sockets.add(reader);
                sockets.add(listening.accept());
            }
        }
    }

    static Histogram measure(int count, Rounds rounds) throws IOException, InterruptedException {
        try (BareSockets bare = new BareSockets(count)) {
            Thread reading = Thread.ofPlatform().start(bare::read);
            for (int round = 0; round < rounds.all(); round++) {
                bare.sentAt = rounds.counts(round) ? System.nanoTime() : NOT_COUNTED;
                bare.write();
                rounds.pause();
            }
            bare.closed = true;
            bare.selector.wakeup();
            reading.join();
            return bare.delays;
        }
    }

    private void write() throws IOException {
        for (SocketChannel socket : sockets) {
            // Those that are read from do not block; they are the other ends.
            if (socket.isBlocking()) {
                socket.write(ByteBuffer.allocate(BYTES));
            }
        }
    }

    private void read() {
        ByteBuffer buffer = ByteBuffer.allocate(BYTES);
        try {
            while (!closed) {
                selector.select();
                for (SelectionKey key : selector.selectedKeys()) {
                    buffer.clear();
                    long sent = sentAt;
                    if (((SocketChannel) key.channel()).read(buffer) > 0 && sent != NOT_COUNTED) {
                        Delays.add(delays, System.nanoTime() - sent);
                    }
                }
                selector.selectedKeys().clear();
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Override
    public void close() throws IOException {
        for (SocketChannel socket : sockets) {
            socket.close();
        }
        selector.close();
    }
}
