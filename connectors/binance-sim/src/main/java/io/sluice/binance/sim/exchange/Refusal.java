package io.sluice.binance.sim.exchange;

/** The exchange does not do what was asked: the venue's code and words. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final RefusalCode code;

    Refusal(RefusalCode code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    /** Which one it is. */
    public RefusalCode code() {
        return code;
    }
}
