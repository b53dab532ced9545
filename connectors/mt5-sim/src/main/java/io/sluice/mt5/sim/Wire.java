package io.sluice.mt5.sim;

import io.sluice.mt5.frame.Frame;
import io.sluice.mt5.frame.FrameFault;
import io.sluice.mt5.frame.LineReader;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;

/** One connection to the gateway: numbered frames, read with a short patience as an Expert Advisor must. */
final class Wire implements AutoCloseable {
    private static final int MALFORMED_LIMIT = 16;

    private final Socket socket;
    private final LineReader in;
    private final OutputStream out;
    private long received;
    private long sent;
    private int malformed;

    Wire(Socket socket, Cut cut) throws IOException {
        this.socket = socket;
        socket.setTcpNoDelay(true);
        this.in = new LineReader(cut.of(socket.getInputStream()));
        this.out = cut.of(socket.getOutputStream());
    }

    void write(Frame.Builder frame) throws IOException {
        out.write(frame.numbered(++sent).line());
        out.flush();
    }

    /**
     * The next frame, or nothing when none came in time.
     *
     * @throws IOException when the link is over
     */
    Optional<Frame> read(Duration patience) throws IOException {
        socket.setSoTimeout(Math.max(1, (int) patience.toMillis()));
        byte[] line;
        try {
            line = in.next();
        } catch (SocketTimeoutException nothing) {
            return Optional.empty();
        }
        if (line == null) {
            throw new IOException("closed by the gateway");
        }
        try {
            Frame frame = Frame.parse(line);
            long number = frame.number("seq");
            if (number != ++received) {
                write(Frame.of("error").put("code", "SEQUENCE").put("text", "frame " + received + " is missing"));
                throw new IOException("frame " + received + " is missing");
            }
            return Optional.of(frame);
        } catch (FrameFault fault) {
            write(Frame.of("error").put("code", "MALFORMED").put("text", String.valueOf(fault.getMessage())));
            if (++malformed >= MALFORMED_LIMIT) {
                throw new IOException("too many malformed frames", fault);
            }
            return Optional.empty();
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
