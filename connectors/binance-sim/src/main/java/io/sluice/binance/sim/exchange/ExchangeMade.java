package io.sluice.binance.sim.exchange;

/** Why the exchange itself closes a position; the start of the client id tells customers. */
public enum ExchangeMade {
    LIQUIDATION("autoclose-", Execution.CALCULATED),
    ADL("adl_autoclose", Execution.CALCULATED),
    SETTLEMENT("settlement_autoclose-", Execution.TRADE);

    private final String prefix;
    private final Execution execution;

    ExchangeMade(String prefix, Execution execution) {
        this.prefix = prefix;
        this.execution = execution;
    }

    /** All ADL orders bear the same id; others are numbered by their time. */
    String clientId(long now) {
        return this == ADL ? prefix : prefix + now;
    }

    Execution execution() {
        return execution;
    }
}
