package io.sluice.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Between clients and a server on this machine: passes bytes on until it is told to hold them back, to break its links, or
 * after how many more bytes to break them.
 *
 * <p>What is held back is not lost: it arrives when it is let go, as over a network that was split and has healed, or never
 * when the link is broken meanwhile.
 */
public final class CutProxy implements AutoCloseable {
    private static final long NEVER = -1;
    private static final int CHUNK = 4_096;
    private static final int BACKLOG = 50;

    private final ServerSocket listener;
    private final int serverPort;
    private final AtomicLong toClient = new AtomicLong(NEVER);
    private final AtomicLong toServer = new AtomicLong(NEVER);
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean accepting = true;
    private final Gate questions = new Gate();
    private final Gate answers = new Gate();

    /** Listens on any free port of the loopback address; the server need not be there yet. */
    public CutProxy(int serverPort) throws IOException {
        this.serverPort = serverPort;
        this.listener = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().name("cut-proxy").start(this::accept);
    }

    /** Where clients find it. */
    public int port() {
        return listener.getLocalPort();
    }

    /** The link breaks when its client has been given so many bytes more. */
    public void cutAfterReading(long bytes) {
        toClient.set(bytes);
    }

    /** The link breaks when its server has been given so many bytes more. */
    public void cutAfterWriting(long bytes) {
        toServer.set(bytes);
    }

    /** Whether new links are passed on. */
    public void accepting(boolean links) {
        accepting = links;
    }

    /** From now on nothing passes in either direction, also over new links, until {@link #letGo()}. */
    public void hold() {
        questions.close();
        answers.close();
    }

    /** From now on the server hears everything, and nobody hears the server, until {@link #letGo()}. */
    public void holdAnswers() {
        answers.close();
    }

    /** Everything passes again, also what was held back. */
    public void letGo() {
        questions.open();
        answers.open();
    }

    /** Breaks all links; what they held back is lost. */
    public void dropLinks() {
        open.forEach(CutProxy::close);
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                if (accepting) {
                    link(client);
                } else {
                    close(client);
                }
            } catch (IOException noServerOrClosing) {
                // Who asked has been sent away.
            }
        }
    }

    /** A new link is whole. */
    private void link(Socket client) throws IOException {
        Socket server;
        try {
            server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
        } catch (IOException noServer) {
            close(client);
            throw noServer;
        }
        client.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
        toClient.set(NEVER);
        toServer.set(NEVER);
        open.add(client);
        open.add(server);
        Thread.ofVirtual().start(() -> pass(server, client, toClient, answers));
        Thread.ofVirtual().start(() -> pass(client, server, toServer, questions));
    }

    private void pass(Socket from, Socket to, AtomicLong limit, Gate gate) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] bytes = new byte[CHUNK];
            int count = in.read(bytes);
            while (count >= 0) {
                gate.await();
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
            // The link has ended, which is what this is for.
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
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
            // Nobody is there any more.
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        letGo();
        dropLinks();
    }

    /** Lets pass, or does not. */
    private static final class Gate {
        private boolean closed;

        synchronized void close() {
            closed = true;
        }

        synchronized void open() {
            closed = false;
            notifyAll();
        }

        synchronized void await() throws InterruptedException {
            while (closed) {
                wait();
            }
        }
    }
}
