package io.sluice.broker;

import java.io.IOException;
import java.io.Serial;

/** Something else listens on the port that was asked for. */
public final class PortTakenException extends BrokerStartException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final int port;

    PortTakenException(String host, int port, IOException cause) {
        super("port " + port + " on " + host + " is taken by another program; choose another port", cause);
        this.port = port;
    }

    /** The port that was asked for. */
    public int port() {
        return port;
    }
}
