package io.sluice.mt5.link;

/**
 * Where a terminal stands.
 *
 * @param linked it is connected to the gateway
 * @param connected it is connected to its trade server
 * @param tradeAllowed terminal, Expert Advisor and account may all trade
 * @param complete its snapshot has come since it was linked
 */
public record TerminalState(boolean linked, boolean connected, boolean tradeAllowed, boolean complete) {
    static final TerminalState NEVER_SEEN = new TerminalState(false, false, false, false);

    /** Whether what is known of the account holds, and the terminal is logged in at its trade server. */
    public boolean isLoggedIn() {
        return linked && connected && complete;
    }

    /** Whether orders may be sent. */
    public boolean isReady() {
        return isLoggedIn() && tradeAllowed;
    }
}
