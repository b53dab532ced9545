package io.sluice.binance.sim.venue;

import io.sluice.binance.sim.exchange.RefusalCode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** The keys of user streams, one an account, each valid for a while after it was last asked for. */
public final class ListenKeys {
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final int LENGTH = 64;

    /** A key whose time is over. */
    public record Expired(String account, String key) {}

    private record Lease(String key, long until) {}

    private final long validMillis;
    private final RandomGenerator random;
    private final Map<String, Lease> leases = new HashMap<>();

    ListenKeys(long validMillis, RandomGenerator random) {
        this.validMillis = validMillis;
        this.random = random;
    }

    /** The account's key, made where it has none; valid from now on. */
    public String open(long now, String account) {
        Lease lease = leases.get(account);
        String key = lease == null ? make() : lease.key();
        leases.put(account, new Lease(key, now + validMillis));
        return key;
    }

    /** Makes the account's key valid from now on; refused where it has none. */
    public String extend(long now, String account) {
        if (!leases.containsKey(account)) {
            throw RefusalCode.INVALID_LISTEN_KEY.with();
        }
        return open(now, account);
    }

    /** Ends the account's key. */
    public void close(String account) {
        leases.remove(account);
    }

    /** Whose key it is. */
    public Optional<String> account(String key) {
        return leases.entrySet().stream()
                .filter(lease -> lease.getValue().key().equals(key))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** Makes all keys end at the next look. */
    public void expireAll() {
        leases.replaceAll((account, lease) -> new Lease(lease.key(), 0));
    }

    /** Takes away what is no longer valid. */
    public List<Expired> expire(long now) {
        List<Expired> expired = new ArrayList<>();
        leases.forEach((account, lease) -> {
            if (lease.until() <= now) {
                expired.add(new Expired(account, lease.key()));
            }
        });
        expired.forEach(each -> leases.remove(each.account()));
        return expired;
    }

    private String make() {
        StringBuilder key = new StringBuilder(LENGTH);
        for (int letter = 0; letter < LENGTH; letter++) {
            key.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return key.toString();
    }
}
