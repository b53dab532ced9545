package io.sluice.binance.json;

import java.io.Serial;

/** A message or an answer is not what the exchange documents. Names the field, and never quotes the message. */
public final class UnreadableMessage extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    public UnreadableMessage(String reason) {
        super(reason);
    }

    public UnreadableMessage(String reason, Exception cause) {
        super(reason, cause);
    }
}
