package io.sluice.binance.venue;

import io.sluice.binance.http.BudgetLimits;
import io.sluice.binance.stream.StreamSettings;
import io.sluice.market.InstrumentDefinition;
import java.util.List;

/**
 * How an account is to be traded. What can be set at the exchange is set at start; the position mode is only compared,
 * because changing it changes what every open order means.
 *
 * @param hedge true for hedge mode (LONG and SHORT apart), false for one-way mode
 * @param instruments what is traded, with leverage and margin type
 * @param limits what may be spent
 * @param userStream how the account's stream is kept
 * @param definitions instruments as sizing and risk take them to be: a start is refused where the exchange demands more
 */
public record AccountSettings(
        boolean hedge,
        List<InstrumentSettings> instruments,
        BudgetLimits limits,
        StreamSettings userStream,
        List<InstrumentDefinition> definitions) {

    /**
     * One instrument of an account.
     *
     * @param symbol as the exchange calls it
     * @param leverage 1 to 10: the house's limit, whatever the exchange allows
     * @param marginType cross or isolated
     */
    public record InstrumentSettings(String symbol, int leverage, MarginType marginType) {
        private static final int MOST_LEVERAGE = 10;

        /** @throws IllegalArgumentException naming the symbol and the leverage that cannot be */
        public InstrumentSettings {
            if (leverage < 1 || leverage > MOST_LEVERAGE) {
                throw new IllegalArgumentException(
                        symbol + ": leverage " + leverage + " must be 1 to " + MOST_LEVERAGE);
            }
        }
    }

    /** What answers for a position's losses; names as the exchange has them. */
    public enum MarginType {
        /** All of the account. */
        CROSSED,
        /** What was set apart for the position. */
        ISOLATED
    }

    /** Copies what could change. */
    public AccountSettings {
        instruments = List.copyOf(instruments);
        definitions = List.copyOf(definitions);
    }

    /** One-way mode with the house's limits. */
    public static AccountSettings oneWay(List<InstrumentSettings> instruments) {
        return new AccountSettings(false, instruments, BudgetLimits.HOUSE, StreamSettings.USER, List.of());
    }

    /** Hedge mode with the house's limits. */
    public static AccountSettings hedged(List<InstrumentSettings> instruments) {
        return new AccountSettings(true, instruments, BudgetLimits.HOUSE, StreamSettings.USER, List.of());
    }

    /** The same with other limits. */
    public AccountSettings withLimits(BudgetLimits others) {
        return new AccountSettings(hedge, instruments, others, userStream, definitions);
    }

    /** The same with another way to keep the stream. */
    public AccountSettings withUserStream(StreamSettings other) {
        return new AccountSettings(hedge, instruments, limits, other, definitions);
    }

    /** The same, compared with the exchange at each start. */
    public AccountSettings withDefinitions(List<InstrumentDefinition> others) {
        return new AccountSettings(hedge, instruments, limits, userStream, others);
    }
}
