package io.sluice.api.access;

import java.util.Locale;

/** What a token is good for. Each role may do what those before it may. */
public enum Role {
    /** Sees everything. */
    VIEWER,
    /** Gives commands to accounts, acknowledges alerts. */
    TRADER,
    /** Makes and revokes tokens. */
    ADMIN;

    /** Whether somebody of this role may do what needs that one. */
    public boolean covers(Role needed) {
        return compareTo(needed) >= 0;
    }

    /** As it stands in JSON: lower case. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The role of that name.
     *
     * @throws IllegalArgumentException for any other text
     */
    public static Role of(String text) {
        for (Role role : values()) {
            if (role.text().equals(text)) {
                return role;
            }
        }
        throw new IllegalArgumentException("is not one of viewer, trader, admin");
    }
}
