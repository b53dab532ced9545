package io.sluice.broker;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import org.apache.kafka.server.ServerSocketFactory;

/**
 * The broker's two listening sockets, opened before Kafka starts: so a free port, once chosen, cannot be lost to another
 * program in between, and a taken one is known at once.
 *
 * <p>The controller's socket is always on the loopback address: a single node talks to nobody but itself.
 */
final class Listeners implements ServerSocketFactory, AutoCloseable {

    static final String BROKER = "PLAINTEXT";
    static final String CONTROLLER = "CONTROLLER";
    private static final String LOOPBACK = "127.0.0.1";
    private static final int BACKLOG = 50;

    private final String host;
    private final ServerSocketChannel broker;
    private final ServerSocketChannel controller;

    private Listeners(String host, ServerSocketChannel broker, ServerSocketChannel controller) {
        this.host = host;
        this.broker = broker;
        this.controller = controller;
    }

    /**
     * Opens both sockets.
     *
     * @param port the broker's port; 0 for any free one
     * @throws PortTakenException if something else listens there
     * @throws BrokerStartException if the host is not an address of this machine
     */
    static Listeners open(String host, int port) {
        ServerSocketChannel broker = listen(host, port);
        try {
            return new Listeners(host, broker, listen(LOOPBACK, 0));
        } catch (RuntimeException e) {
            closeQuietly(broker);
            throw e;
        }
    }

    private static ServerSocketChannel listen(String host, int port) {
        try {
            return bind(host, port);
        } catch (BindException e) {
            throw isAddressOfThisMachine(host)
                    ? new PortTakenException(host, port, e)
                    : new BrokerStartException(host + " is not an address of this machine", e);
        } catch (IOException e) {
            throw new BrokerStartException("cannot listen on " + host + ":" + port + ": " + e.getMessage(), e);
        }
    }

    private static boolean isAddressOfThisMachine(String host) {
        try {
            bind(host, 0).close();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static ServerSocketChannel bind(String host, int port) throws IOException {
        InetSocketAddress address = new InetSocketAddress(host, port);
        if (address.isUnresolved()) {
            throw new IOException("the name " + host + " is unknown");
        }
        ServerSocketChannel channel = ServerSocketChannel.open();
        try {
            channel.configureBlocking(false);
            return channel.bind(address, BACKLOG);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /** Hands Kafka the socket that is already open; backlog and buffer were settled when it was opened. */
    @Override
    public ServerSocketChannel openServerSocket(
            String listenerName, InetSocketAddress address, int listenBacklog, int receiveBufferBytes) {
        return switch (listenerName) {
            case BROKER -> broker;
            case CONTROLLER -> controller;
            default -> throw new IllegalArgumentException("no listener " + listenerName);
        };
    }

    int brokerPort() {
        return broker.socket().getLocalPort();
    }

    /** {@code host:port} for clients. */
    String brokerAddress() {
        return host + ":" + brokerPort();
    }

    /** {@code host:port} of the controller, for this node alone. */
    String controllerAddress() {
        return LOOPBACK + ":" + controller.socket().getLocalPort();
    }

    @Override
    public void close() {
        closeQuietly(broker);
        closeQuietly(controller);
    }

    private static void closeQuietly(ServerSocketChannel channel) {
        try {
            channel.close();
        } catch (IOException closedAnyway) {
            // A listening socket holds no data, and the descriptor is released even when close reports an error.
        }
    }
}
