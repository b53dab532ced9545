package io.sluice.api.access;

import io.sluice.api.access.Tickets.Ticket;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lets people in by token or ticket, and slows down who guesses. */
public final class Gate {
    private static final String SCHEME = "Bearer ";
    /** Longer than any token: nothing longer is hashed. */
    private static final int LONGEST = 200;

    private final Tokens tokens;
    private final Tickets tickets;
    private final Throttle throttle;

    public Gate(Tokens tokens, InstantSource clock) {
        this.tokens = tokens;
        this.tickets = new Tickets(clock);
        this.throttle = new Throttle(clock);
    }

    /**
     * Who sends this header.
     *
     * @param address where the request comes from
     * @param authorization the header as it came; null for none
     * @throws Fault 401 without a right token, 429 for who has guessed too often
     */
    public Person authenticate(String address, @Nullable String authorization) {
        if (authorization == null
                || authorization.length() > LONGEST
                || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw Fault.unauthenticated();
        }
        String token = authorization.substring(SCHEME.length()).strip();
        Optional<Duration> wait = throttle.wait(address, token);
        if (wait.isPresent()) {
            throw Fault.throttled(wait.get());
        }
        Optional<Person> person = tokens.whose(token);
        if (person.isEmpty()) {
            throttle.wrong(address);
            throw Fault.unauthenticated();
        }
        throttle.right(address, token);
        return person.get();
    }

    /** A ticket for one socket of this person. */
    public Ticket ticket(Person person) {
        return tickets.issue(person);
    }

    /**
     * Who hands over this ticket.
     *
     * @throws Fault 401 for one that is not known, used or too old; 429 for who has guessed too often
     */
    public Person redeem(String address, @Nullable String ticket) {
        String text = ticket == null || ticket.length() > LONGEST ? "" : ticket;
        return tickets.redeem(text).orElseThrow(() -> wrongTicket(address, text));
    }

    /** A right ticket is never kept waiting: it is old before anyone has guessed it. */
    private Fault wrongTicket(String address, String ticket) {
        Optional<Duration> wait = throttle.wait(address, ticket);
        if (wait.isPresent()) {
            return Fault.throttled(wait.get());
        }
        throttle.wrong(address);
        return Fault.unauthenticated();
    }

    /**
     * Who hands over this ticket at another door, which needs no slowing down: a ticket has 256 random bits.
     *
     * @return empty for one that is not known, used or too old
     */
    public Optional<Person> holder(String ticket) {
        return ticket.length() > LONGEST ? Optional.empty() : tickets.redeem(ticket);
    }

    /** The tokens, for who administers them. */
    public Tokens tokens() {
        return tokens;
    }

    /** Whether this person's token is still there and of that role: asked again while a socket stays open. */
    public boolean stillKnown(Person person) {
        return tokens.all().stream()
                .anyMatch(each -> each.name().equals(person.name())
                        && each.role().equals(person.role().text()));
    }
}
