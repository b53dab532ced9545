package io.sluice.local.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A socket before a venue, which passes bytes on both ways and notes when the first byte of each request for an order
 * arrived. Requests of one connection follow each other's answers, as HTTP/1.1 clients send them. A thread a connection and
 * direction, because one that waits for its turn would measure that.
 */
final class WireTap implements AutoCloseable {
    private static final Pattern ORDER = Pattern.compile("newClientOrderId=([^&]+)&");
    private static final int BUFFER = 16_384;

    private final InetSocketAddress venue;
    private final ServerSocket listening;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final Map<String, Long> arrivals = new ConcurrentHashMap<>();

    private WireTap(InetSocketAddress venue, ServerSocket listening) {
        this.venue = venue;
        this.listening = listening;
    }

    /** @param venue its host and port are where bytes go */
    static WireTap before(URI venue) throws IOException {
        ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        WireTap tap = new WireTap(new InetSocketAddress(venue.getHost(), venue.getPort()), listening);
        start(tap::accept);
        return tap;
    }

    /** What stands before a path. */
    URI uri() {
        return URI.create("http://127.0.0.1:" + listening.getLocalPort());
    }

    /** When each order's request began to arrive, by its client id, {@link System#nanoTime}. */
    Map<String, Long> arrivals() {
        return arrivals;
    }

    private void accept() throws IOException {
        while (true) {
            Socket client = opened(listening.accept());
            Socket behind = opened(new Socket(venue.getAddress(), venue.getPort()));
            AtomicBoolean answered = new AtomicBoolean(true);
            start(() -> requests(client, behind, answered));
            start(() -> answers(behind, client, answered));
        }
    }

    private Socket opened(Socket socket) throws IOException {
        sockets.add(socket);
        socket.setTcpNoDelay(true);
        return socket;
    }

    private void requests(Socket from, Socket to, AtomicBoolean answered) throws IOException {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] buffer = new byte[BUFFER];
            StringBuilder request = new StringBuilder();
            long began = 0;
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                long now = System.nanoTime();
                if (answered.getAndSet(false)) {
                    began = now;
                    request.setLength(0);
                }
                request.append(new String(buffer, 0, read, StandardCharsets.ISO_8859_1));
                Matcher order = ORDER.matcher(request);
                if (order.find()) {
                    arrivals.putIfAbsent(order.group(1), began);
                }
                out.write(buffer, 0, read);
            }
        }
    }

    private static void answers(Socket from, Socket to, AtomicBoolean answered) throws IOException {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] buffer = new byte[BUFFER];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                answered.set(true);
                out.write(buffer, 0, read);
            }
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void start(Work work) {
        Thread.ofPlatform().daemon().name("wire-tap").start(() -> {
            try {
                work.run();
            } catch (IOException ended) {
                // Either side hung up, as it may; an order that does not arrive because of that is noticed.
                return;
            }
        });
    }

    @Override
    public void close() throws IOException {
        listening.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
