package io.sluice.mt5.sim;

/** Return codes that the simulated trade server gives; written down apart from the gateway's, as a second witness. */
final class Retcodes {
    static final long REQUOTE = 10004;
    static final long PLACED = 10008;
    static final long DONE = 10009;
    static final long DONE_PARTIAL = 10010;
    static final long TIMEOUT = 10012;
    static final long INVALID = 10013;
    static final long INVALID_VOLUME = 10014;
    static final long INVALID_PRICE = 10015;
    static final long TRADE_DISABLED = 10017;
    static final long MARKET_CLOSED = 10018;
    static final long NO_MONEY = 10019;
    static final long TOO_MANY_REQUESTS = 10024;
    static final long NO_CHANGES = 10025;
    static final long INVALID_FILL = 10030;
    static final long INVALID_ORDER = 10035;
    static final long POSITION_CLOSED = 10036;
    static final long INVALID_CLOSE_VOLUME = 10038;
    static final long LONG_ONLY = 10042;
    static final long SHORT_ONLY = 10043;
    static final long CLOSE_ONLY = 10044;

    private Retcodes() {}

    /** Whether it says for certain that nothing was executed. */
    static boolean refuses(long retcode) {
        return retcode == REQUOTE
                || retcode == 10006
                || retcode == 10007
                || (retcode >= INVALID && retcode <= TOO_MANY_REQUESTS)
                || (retcode >= 10026 && retcode <= INVALID_FILL)
                || (retcode >= 10032 && retcode <= POSITION_CLOSED)
                || (retcode >= INVALID_CLOSE_VOLUME && retcode <= 10046);
    }

    /** Whether it says that something was done. */
    static boolean done(long retcode) {
        return (retcode >= PLACED && retcode <= DONE_PARTIAL) || retcode == NO_CHANGES;
    }
}
