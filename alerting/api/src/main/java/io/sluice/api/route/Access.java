package io.sluice.api.route;

import io.sluice.api.access.Role;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who may use a route. Every route has one: there is no default. */
public enum Access {
    /** Anyone who reaches the port. */
    PUBLIC(null),
    /** Who has a token, of any role. */
    VIEWER(Role.VIEWER),
    /** Who may give commands. */
    TRADER(Role.TRADER),
    /** Who may make tokens. */
    ADMIN(Role.ADMIN),
    /** Who has a ticket, which any token gets. */
    TICKET(null);

    private final Optional<Role> role;

    Access(@Nullable Role role) {
        this.role = Optional.ofNullable(role);
    }

    /** The role a token must cover; empty where none is asked for. */
    public Optional<Role> role() {
        return role;
    }
}
