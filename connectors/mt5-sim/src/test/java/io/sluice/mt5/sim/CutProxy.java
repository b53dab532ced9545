package io.sluice.mt5.sim;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Between a terminal and its gateway: passes bytes on until it is told after how many more to break the link. */
final class CutProxy implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CutProxy.class);
    private static final long NEVER = -1;
    private static final int CHUNK = 4_096;

    private final ServerSocket server;
    private final int gatewayPort;
    private final AtomicLong toTerminal = new AtomicLong(NEVER);
    private final AtomicLong toGateway = new AtomicLong(NEVER);
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean accepting = true;

    CutProxy(int gatewayPort) throws IOException {
        this.gatewayPort = gatewayPort;
        this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().name("cut-proxy").start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    /** The link breaks when the terminal has been given so many bytes more. */
    void cutAfterReading(long bytes) {
        toTerminal.set(bytes);
    }

    /** The link breaks when the gateway has been given so many bytes more. */
    void cutAfterWriting(long bytes) {
        toGateway.set(bytes);
    }

    /** Whether new links are passed on. */
    void accepting(boolean links) {
        accepting = links;
    }

    void dropLinks() {
        open.forEach(CutProxy::close);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket terminal = server.accept();
                if (accepting) {
                    link(terminal);
                } else {
                    close(terminal);
                }
            } catch (IOException over) {
                LOG.debug("a link was not made", over);
            }
        }
    }

    /** A new link is whole. */
    private void link(Socket terminal) throws IOException {
        Socket gateway;
        try {
            gateway = new Socket(InetAddress.getLoopbackAddress(), gatewayPort);
        } catch (IOException noGateway) {
            close(terminal);
            throw noGateway;
        }
        terminal.setTcpNoDelay(true);
        gateway.setTcpNoDelay(true);
        toTerminal.set(NEVER);
        toGateway.set(NEVER);
        open.add(terminal);
        open.add(gateway);
        Thread.ofVirtual().start(() -> pass(gateway, terminal, toTerminal));
        Thread.ofVirtual().start(() -> pass(terminal, gateway, toGateway));
    }

    private void pass(Socket from, Socket to, AtomicLong limit) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] bytes = new byte[CHUNK];
            int count = in.read(bytes);
            while (count >= 0) {
                long left = limit.get();
                int passed = left == NEVER ? count : (int) Math.min(count, left);
                out.write(bytes, 0, passed);
                out.flush();
                if (left != NEVER) {
                    limit.set(left - passed);
                }
                if (passed < count || left == passed) {
                    break;
                }
                count = in.read(bytes);
            }
        } catch (IOException over) {
            LOG.debug("a link has ended", over);
        } finally {
            close(from);
            close(to);
            open.remove(from);
            open.remove(to);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException gone) {
            LOG.debug("closing", gone);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        dropLinks();
    }
}
