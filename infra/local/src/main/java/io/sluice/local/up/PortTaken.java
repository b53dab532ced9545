package io.sluice.local.up;

/** Something else listens on a port that is needed. */
public final class PortTaken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int port;

    PortTaken(int port) {
        super("port " + port + " is taken by another program");
        this.port = port;
    }

    /** The port. */
    public int port() {
        return port;
    }
}
