package io.sluice.mt5.link;

import io.sluice.mt5.frame.Frame;
import io.sluice.mt5.frame.FrameFault;
import io.sluice.mt5.frame.LineReader;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection of one terminal: frames in and out, numbered, with a heartbeat. The thread that runs {@link #serve}
 * reads; another writes. Ends once, for whatever reason, and then no request is left without an outcome.
 */
final class Link {
    private static final Logger LOG = LoggerFactory.getLogger(Link.class);
    private static final int OUTBOX = 1_024;
    private static final int MOST_PENDING = 4_096;
    private static final int MALFORMED_LIMIT = 16;
    private static final int SILENT_HEARTBEATS = 5;

    /** What is done with frames that are not answers. */
    interface Inbox {
        void take(Frame frame) throws FrameFault;
    }

    private final Socket socket;
    private final OutputStream out;
    private final LineReader in;
    private final LinkCounts counts;
    private final Duration heartbeat;
    private final BlockingQueue<Request> outbox = new ArrayBlockingQueue<>(OUTBOX);
    private final Map<String, Request> pending = new ConcurrentHashMap<>();
    private final AtomicBoolean ended = new AtomicBoolean();
    private long received;
    private long sent;
    private int malformed;
    private volatile @Nullable Thread writer;

    Link(Socket socket, Duration heartbeat, LinkCounts counts) throws IOException {
        this.socket = socket;
        this.heartbeat = heartbeat;
        this.counts = counts;
        this.out = socket.getOutputStream();
        this.in = new LineReader(socket.getInputStream());
        socket.setTcpNoDelay(true);
    }

    /** The first frame, which must come by itself and soon. */
    Frame first(Duration patience) throws IOException, FrameFault {
        socket.setSoTimeout((int) patience.toMillis());
        byte[] line = in.next();
        if (line == null) {
            throw new IOException("closed before hello");
        }
        Frame frame = Frame.parse(line);
        expect(frame);
        return frame;
    }

    /** Writes before the writer runs: the handshake. */
    synchronized void write(Frame.Builder frame) throws IOException {
        out.write(frame.numbered(++sent).line());
        out.flush();
    }

    /** Reads until the link ends, and says why it did. */
    String serve(Inbox inbox) {
        writer = Thread.ofVirtual().name("mt5-writer").start(this::writeAll);
        try {
            socket.setSoTimeout((int) heartbeat.multipliedBy(SILENT_HEARTBEATS).toMillis());
            byte[] line = in.next();
            while (line != null) {
                read(line, inbox);
                line = in.next();
            }
            return "the terminal closed the link";
        } catch (SocketTimeoutException silent) {
            return "the terminal fell silent";
        } catch (LineReader.LineTooLong tooLong) {
            complain("MALFORMED", tooLong.getMessage());
            return tooLong.getMessage();
        } catch (IOException broken) {
            return "the link broke: " + broken.getMessage();
        } finally {
            end("the link ended");
        }
    }

    private void read(byte[] line, Inbox inbox) throws IOException {
        try {
            Frame frame = Frame.parse(line);
            expect(frame);
            counts.countFrame();
            dispatch(frame, inbox);
        } catch (FrameFault fault) {
            counts.countMalformed();
            complain("MALFORMED", fault.getMessage());
            if (++malformed >= MALFORMED_LIMIT) {
                throw new IOException(malformed + " malformed frames", fault);
            }
        }
    }

    private void expect(Frame frame) throws IOException, FrameFault {
        long number = frame.number("seq");
        if (number != received + 1) {
            counts.countMalformed();
            complain("SEQUENCE", "frame " + (received + 1) + " is missing");
            throw new IOException("frame " + (received + 1) + " is missing");
        }
        received = number;
    }

    private void dispatch(Frame frame, Inbox inbox) throws FrameFault {
        if (!frame.has("re") || frame.text("re").equals(Terminal.SNAPSHOT)) {
            inbox.take(frame);
            return;
        }
        Request request = pending.get(frame.text("re"));
        if (request == null) {
            return;
        }
        switch (frame.type()) {
            case "result", "found", "done", "error" -> {
                pending.remove(request.id());
                request.end(frame);
            }
            default -> request.item(frame);
        }
    }

    /** Hands a request to the writer; its outcome is the request's own. */
    void send(Request request) {
        if (pending.size() >= MOST_PENDING || pending.putIfAbsent(request.id(), request) != null) {
            request.fail("BUSY", "request " + request.id() + " is under way, or too many others are");
            return;
        }
        if (!outbox.offer(request)) {
            pending.remove(request.id(), request);
            request.fail("BUSY", "too many requests are waiting for this terminal");
        } else if (ended.get()) {
            failAll("the link ended");
        }
    }

    /** Nobody waits for it any more. */
    void forget(Request request) {
        pending.remove(request.id(), request);
        outbox.remove(request);
    }

    private void complain(String code, @Nullable String text) {
        Request complaint = new Request("", Frame.of("error").put("code", code).put("text", text == null ? "" : text));
        // A full outbox has better things to say.
        outbox.offer(complaint);
    }

    private void writeAll() {
        long nextBeat = System.nanoTime();
        try {
            while (!ended.get()) {
                long wait = nextBeat - System.nanoTime();
                Request request = wait > 0 ? outbox.poll(wait, TimeUnit.NANOSECONDS) : null;
                if (request != null && request.leaves()) {
                    write(request.frame());
                } else if (request == null) {
                    write(Frame.of("hb").put("time", Instant.now().toEpochMilli()));
                    nextBeat = System.nanoTime() + heartbeat.toNanos();
                }
            }
        } catch (IOException broken) {
            end("the link broke: " + broken.getMessage());
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends the link from outside, for example because a newer one has come. */
    void end(String reason) {
        if (ended.compareAndSet(false, true)) {
            counts.countLost();
            close();
            Thread thread = writer;
            if (thread != null) {
                thread.interrupt();
            }
        }
        failAll(reason);
    }

    private void failAll(String reason) {
        List<Request> left = new ArrayList<>(pending.values());
        for (Request request : left) {
            if (pending.remove(request.id(), request)) {
                request.fail("OFFLINE", reason);
            }
        }
        outbox.clear();
    }

    private void close() {
        try {
            socket.close();
        } catch (IOException alreadyGone) {
            LOG.debug("closing a link", alreadyGone);
        }
    }
}
