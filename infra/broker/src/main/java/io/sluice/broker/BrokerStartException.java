package io.sluice.broker;

import java.io.Serial;

/** The broker did not start; nothing of it is left running, and its folder and ports are free again. */
public sealed class BrokerStartException extends RuntimeException
        permits DataDirectoryInUseException, PortTakenException {

    @Serial
    private static final long serialVersionUID = 1L;

    BrokerStartException(String message) {
        super(message);
    }

    BrokerStartException(String message, Throwable cause) {
        super(message, cause);
    }
}
