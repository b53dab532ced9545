package io.sluice.delivery.websocket;

import java.util.Optional;

/** Who may listen. Asked once for each connection, at its handshake. */
public interface Access {
    /**
     * Somebody who may listen.
     *
     * @param name by which receipts and acknowledgements are recorded
     * @param mayAcknowledge whether alerts may be acknowledged, which stops their escalation
     */
    record Visitor(String name, boolean mayAcknowledge) {}

    /** Who has this token, from the header {@code Authorization: Bearer}. */
    Optional<Visitor> byToken(String token);

    /** Who was given this ticket, which is used up by it; from the query, because browsers cannot set the header. */
    Optional<Visitor> byTicket(String ticket);

    /** Who comes with neither. */
    default Optional<Visitor> byNothing() {
        return Optional.empty();
    }

    /** Everybody who reaches the port, as one visitor: for a loopback address that was opened on purpose. */
    static Access open() {
        Visitor anybody = new Visitor("local", true);
        return new Access() {
            @Override
            public Optional<Visitor> byToken(String token) {
                return Optional.of(anybody);
            }

            @Override
            public Optional<Visitor> byTicket(String ticket) {
                return Optional.of(anybody);
            }

            @Override
            public Optional<Visitor> byNothing() {
                return Optional.of(anybody);
            }
        };
    }
}
