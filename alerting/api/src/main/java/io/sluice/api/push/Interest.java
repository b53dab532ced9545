package io.sluice.api.push;

import java.util.Optional;
import java.util.Set;

/**
 * What a client wants to hear.
 *
 * @param types only these; empty for all
 * @param account only what concerns this account or no account
 * @param instrument only what concerns this instrument or no instrument
 */
public record Interest(Set<ChangeType> types, Optional<String> account, Optional<String> instrument) {
    /** Everything. */
    public static final Interest ALL = new Interest(Set.of(), Optional.empty(), Optional.empty());

    public Interest {
        types = Set.copyOf(types);
    }

    boolean includes(Change change) {
        return (types.isEmpty() || types.contains(change.type()))
                && (account.isEmpty()
                        || change.account() == null
                        || account.get().equals(change.account()))
                && (instrument.isEmpty()
                        || change.instrument() == null
                        || instrument.get().equals(change.instrument()));
    }
}
