package io.sluice.local.bench;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The least that an order can cost which goes over a link and is written down: bytes over loopback to another thread, which
 * appends to a file and syncs it as often as a terminal does, and answers.
 */
final class BareLink implements Lanes.Call, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BareLink.class);
    private static final int REQUEST_BYTES = 350;
    private static final int ANSWER_BYTES = 250;
    private static final int RECORD_BYTES = 150;

    private final int syncs;
    private final FileChannel file;
    private final Socket near;
    private final Socket far;
    private final Thread server;

    /** @param syncs of the file, for each request */
    BareLink(Path path, int syncs) throws IOException {
        this.syncs = syncs;
        file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
        try (ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            near = new Socket(listening.getInetAddress(), listening.getLocalPort());
            far = listening.accept();
        }
        near.setTcpNoDelay(true);
        far.setTcpNoDelay(true);
        server = Thread.ofVirtual().name("bare-link").start(this::serve);
    }

    /** Whoever waits for an answer sees the end of the link, whatever the reason. */
    private void serve() {
        try (far) {
            InputStream in = far.getInputStream();
            byte[] answer = new byte[ANSWER_BYTES];
            while (in.readNBytes(REQUEST_BYTES).length == REQUEST_BYTES) {
                for (int i = 0; i < syncs; i++) {
                    file.write(ByteBuffer.allocate(RECORD_BYTES));
                    file.force(false);
                }
                far.getOutputStream().write(answer);
            }
        } catch (IOException broken) {
            LOG.debug("the bare link has ended", broken);
        }
    }

    @Override
    public void make() throws IOException {
        near.getOutputStream().write(new byte[REQUEST_BYTES]);
        if (near.getInputStream().readNBytes(ANSWER_BYTES).length < ANSWER_BYTES) {
            throw new IOException("the bare link was cut");
        }
    }

    @Override
    public void close() throws IOException {
        near.close();
        try {
            server.join();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        far.close();
        file.close();
    }
}
