package io.sluice.api.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Tickets for sockets: a browser cannot send a header with a WebSocket's handshake, and a token has no business in an
 * address. A ticket is good for one handshake within half a minute. Thread-safe; bounded.
 */
public final class Tickets {
    private static final Duration GOOD_FOR = Duration.ofSeconds(30);
    private static final int MOST = 1_000;

    private final InstantSource clock;
    private final Map<String, Issued> issued = new LinkedHashMap<>();

    private record Issued(Person person, Instant expiresAt) {}

    /**
     * A ticket as its holder gets it.
     *
     * @param ticket to be handed over in the handshake's address
     * @param expiresAt when it is no longer taken
     */
    public record Ticket(String ticket, Instant expiresAt) {}

    public Tickets(InstantSource clock) {
        this.clock = clock;
    }

    /** A ticket for this person; the oldest goes where there are too many. */
    public synchronized Ticket issue(Person person) {
        Instant now = clock.instant();
        issued.values().removeIf(each -> each.expiresAt.isBefore(now));
        if (issued.size() >= MOST) {
            issued.remove(issued.keySet().iterator().next());
        }
        Ticket ticket = new Ticket(Secret.random(), now.plus(GOOD_FOR));
        issued.put(ticket.ticket, new Issued(person, ticket.expiresAt));
        return ticket;
    }

    /** Whose ticket it is; it is worth nothing from now on. */
    public synchronized Optional<Person> redeem(String ticket) {
        return Optional.ofNullable(issued.remove(ticket))
                .filter(each -> !each.expiresAt.isBefore(clock.instant()))
                .map(Issued::person);
    }
}
