package io.sluice.binance.sim;

import io.javalin.http.Context;
import io.sluice.binance.sim.malice.RequestRule;
import io.sluice.binance.sim.rest.Reply;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.NetworkChannel;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.util.FutureCallback;

/** Sends answers the way no server should: below HTTP, on the connection itself. */
final class HostileWire {
    private static final int LOOK_MILLIS = 20;
    private static final long FOR_EVER = -1;

    private final CountDownLatch closing;

    /** @param closing counted down when the venue stops, which ends all waiting */
    HostileWire(CountDownLatch closing) {
        this.closing = closing;
    }

    /** Lets a request wait for longer than the server would. */
    void makePatient(Context context) {
        connection(context).setIdleTimeout(FOR_EVER);
    }

    void deliver(Context context, Reply reply, RequestRule rule) {
        EndPoint connection = connection(context);
        byte[] wire = reply.wire();
        try {
            switch (rule.ending()) {
                case CUT -> {
                    write(connection, wire, 0, Math.min(rule.afterBytes(), wire.length));
                    cut(connection, rule.reset());
                }
                case HANG -> {
                    hang(connection, rule.millis());
                    cut(connection, false);
                }
                case TRICKLE -> {
                    for (int at = 0; at < wire.length && !paused(rule.millis()); at++) {
                        write(connection, wire, at, 1);
                    }
                    cut(connection, false);
                }
                case GENUINE, ANSWER -> throw new IllegalArgumentException(rule.ending() + " is not hostile");
            }
        } catch (IOException gone) {
            connection.close();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            connection.close();
        }
    }

    private static EndPoint connection(Context context) {
        return ServletContextRequest.getServletContextRequest(context.req())
                .getConnectionMetaData()
                .getConnection()
                .getEndPoint();
    }

    private static void write(EndPoint connection, byte[] wire, int from, int length)
            throws IOException, InterruptedException {
        FutureCallback written = new FutureCallback();
        connection.write(written, ByteBuffer.wrap(wire, from, length));
        try {
            written.get();
        } catch (ExecutionException failed) {
            throw new IOException(failed.getCause());
        }
    }

    /** Resetting means that data on its way is thrown away, too. */
    private static void cut(EndPoint connection, boolean reset) throws IOException {
        if (reset && connection.getTransport() instanceof NetworkChannel channel) {
            channel.setOption(StandardSocketOptions.SO_LINGER, 0);
        }
        connection.close();
    }

    private void hang(EndPoint connection, long millis) throws InterruptedException {
        for (long waited = 0; waited < millis && connection.isOpen(); waited += LOOK_MILLIS) {
            if (paused(LOOK_MILLIS)) {
                return;
            }
        }
    }

    /** Waits; tells whether the venue is stopping. */
    private boolean paused(long millis) throws InterruptedException {
        return closing.await(millis, TimeUnit.MILLISECONDS);
    }
}
