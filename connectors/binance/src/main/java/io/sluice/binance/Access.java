package io.sluice.binance;

import io.sluice.binance.sign.Credentials;
import java.util.Map;

/**
 * The right to trade one account: which exchange, and the keys to it. There is no way to make one for paper, none for
 * live without being told so explicitly, and none for live with an address of one's own.
 */
public final class Access {
    /** Prefix of the variables that hold the live keys; see {@link Credentials#of}. */
    public static final String LIVE_PREFIX = "BINANCE";

    /** Prefix of the variables that hold the test network's keys. */
    public static final String TESTNET_PREFIX = "BINANCE_TESTNET";

    private final Mode mode;
    private final Addresses addresses;
    private final Credentials credentials;

    private Access(Mode mode, Addresses addresses, Credentials credentials) {
        this.mode = mode;
        this.addresses = addresses;
        this.credentials = credentials;
    }

    /**
     * Access to the exchange in this mode.
     *
     * @param environment the process's environment, which holds the keys
     * @param armed whether the operator has said that real orders are meant; only live asks
     * @throws IllegalArgumentException for paper, for live that is not armed, and for missing keys
     */
    public static Access of(Mode mode, Map<String, String> environment, boolean armed) {
        return of(mode, environment, armed, "");
    }

    /**
     * Access to one of several accounts.
     *
     * @param account follows the prefix in the variables' names, after an underscore; empty where there is one account
     * @throws IllegalArgumentException as the other
     */
    public static Access of(Mode mode, Map<String, String> environment, boolean armed, String account) {
        String suffix = account.isEmpty() ? "" : "_" + account;
        return switch (mode) {
            case PAPER -> throw new IllegalArgumentException("paper never reaches Binance: it has a venue of its own");
            case TESTNET -> new Access(mode, Addresses.TESTNET, Credentials.of(environment, TESTNET_PREFIX + suffix));
            case LIVE -> live(environment, armed, suffix);
        };
    }

    private static Access live(Map<String, String> environment, boolean armed, String suffix) {
        if (!armed) {
            throw new IllegalArgumentException("live places real orders: it must be armed explicitly");
        }
        return new Access(Mode.LIVE, Addresses.LIVE, Credentials.of(environment, LIVE_PREFIX + suffix));
    }

    /**
     * Access to a simulated venue on this machine.
     *
     * @param addresses as made by {@link Addresses#simulated}
     * @throws IllegalArgumentException for addresses of the exchange
     */
    public static Access simulated(Addresses addresses, Credentials credentials) {
        return new Access(Mode.TESTNET, Addresses.simulated(addresses.rest(), addresses.streams()), credentials);
    }

    public Mode mode() {
        return mode;
    }

    public Addresses addresses() {
        return addresses;
    }

    public Credentials credentials() {
        return credentials;
    }

    /** Names the mode and the address, as it is printed at start; no key. */
    @Override
    public String toString() {
        return mode + " at " + addresses.rest();
    }
}
