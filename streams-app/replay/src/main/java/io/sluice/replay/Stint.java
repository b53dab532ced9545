package io.sluice.replay;

import io.sluice.account.AccountSettings;
import org.jspecify.annotations.Nullable;

/**
 * One account that trades for a stretch of time. What closes before it warms the indicators and is not traded: instruments
 * fold from the first candle on, accounts begin flat. Methods are called by one thread at a time.
 */
public interface Stint {
    /** Whose instruments give its signals, and whose venue fills its orders. */
    ReplaySettings settings();

    /** Candles that close after this instant are traded, microseconds. */
    long from();

    /** Candles that close up to this instant are traded, it included, microseconds; before the greatest long. */
    long to();

    /** Whether what is held at the end is closed there; otherwise it stays open. */
    boolean flattens();

    /**
     * The account. Asked once, before its first candle, when all stints that ended until then have been told.
     *
     * @return null when it does not trade
     */
    @Nullable
    AccountSettings begins();

    /** Hears all that concerns the account. Asked once, after {@link #begins}. */
    AccountListener listener();

    /** It is over. Not called where it never began. */
    void ended();
}
