package io.sluice.local.up;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which accounts hear of which instruments. */
final class Audience {
    private final Map<String, Set<String>> instrumentsByAccount;

    Audience(Map<String, Set<String>> instrumentsByAccount) {
        this.instrumentsByAccount = new LinkedHashMap<>(instrumentsByAccount);
    }

    Set<String> accounts() {
        return instrumentsByAccount.keySet();
    }

    /** Accounts that trade the instrument; none when nobody does. */
    List<String> of(String instrument) {
        return instrumentsByAccount.entrySet().stream()
                .filter(entry -> entry.getValue().contains(instrument))
                .map(Map.Entry::getKey)
                .toList();
    }
}
