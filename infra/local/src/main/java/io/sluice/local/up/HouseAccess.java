package io.sluice.local.up;

import io.sluice.api.access.Gate;
import io.sluice.api.access.Person;
import io.sluice.api.access.Role;
import io.sluice.delivery.websocket.Access;
import java.util.Optional;

/**
 * Lets in to alerts whom the configuration names, and whoever has a token or ticket of the API: every role listens, from
 * {@link Role#TRADER} on people acknowledge.
 */
record HouseAccess(Access configured, Gate gate) implements Access {
    @Override
    public Optional<Visitor> byToken(String token) {
        return configured.byToken(token).or(() -> gate.tokens().whose(token).map(HouseAccess::visitor));
    }

    @Override
    public Optional<Visitor> byTicket(String ticket) {
        return configured.byTicket(ticket).or(() -> gate.holder(ticket).map(HouseAccess::visitor));
    }

    @Override
    public Optional<Visitor> byNothing() {
        return configured.byNothing();
    }

    private static Visitor visitor(Person person) {
        return new Visitor(person.name(), person.role().covers(Role.TRADER));
    }
}
