package io.sluice.market;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.EnumSet;
import org.jspecify.annotations.Nullable;

/**
 * What must be known of an instrument to size, price and value a trade in it.
 *
 * @param id instrument as VENUE:SYMBOL, for example {@code BITSTAMP:BTCUSD}
 * @param quoteCurrency currency of its prices, and of the accounts that may trade it
 * @param tickSize smallest step of a price, quote currency, positive
 * @param lotStep smallest step of a quantity, base units, positive
 * @param minQuantity smallest order, base units, positive
 * @param maxQuantity largest order, base units, at least {@code minQuantity}
 * @param minNotional smallest order in money, quote currency; zero when the venue has no such rule
 * @param pointValue money of one point of price for one base unit, positive: 1 for coins, 0.20 for B3's mini-index
 * @param session when it trades
 * @param fundingEvery period of its funding, whole seconds, positive; null for what has none
 */
public record InstrumentDefinition(
        String id,
        String quoteCurrency,
        BigDecimal tickSize,
        BigDecimal lotStep,
        BigDecimal minQuantity,
        BigDecimal maxQuantity,
        BigDecimal minNotional,
        BigDecimal pointValue,
        Session session,
        @Nullable Duration fundingEvery) {

    /** One without funding. */
    public InstrumentDefinition(
            String id,
            String quoteCurrency,
            BigDecimal tickSize,
            BigDecimal lotStep,
            BigDecimal minQuantity,
            BigDecimal maxQuantity,
            BigDecimal minNotional,
            BigDecimal pointValue,
            Session session) {
        this(id, quoteCurrency, tickSize, lotStep, minQuantity, maxQuantity, minNotional, pointValue, session, null);
    }

    /** @throws IllegalArgumentException naming the instrument and the value that cannot be */
    public InstrumentDefinition {
        int colon = id.indexOf(':');
        if (colon < 1 || colon == id.length() - 1) {
            throw new IllegalArgumentException("instrument '" + id + "' must be VENUE:SYMBOL");
        }
        positive(id, "tickSize", tickSize);
        positive(id, "lotStep", lotStep);
        positive(id, "minQuantity", minQuantity);
        positive(id, "pointValue", pointValue);
        if (maxQuantity.compareTo(minQuantity) < 0) {
            throw new IllegalArgumentException(
                    id + ": maxQuantity " + maxQuantity + " is below minQuantity " + minQuantity);
        }
        if (minNotional.signum() < 0) {
            throw new IllegalArgumentException(id + ": minNotional " + minNotional + " is negative");
        }
        if (fundingEvery != null && fundingEvery.toSeconds() < 1) {
            throw new IllegalArgumentException(id + ": fundingEvery must be positive, not " + fundingEvery);
        }
    }

    /** All of it but the id, in one line that is the same on any machine; equal definitions have equal lines. */
    public String canonicalText() {
        String funding = fundingEvery == null ? "" : " funding " + fundingEvery;
        return String.join(
                " ",
                quoteCurrency,
                plain(tickSize),
                plain(lotStep),
                plain(minQuantity),
                plain(maxQuantity),
                plain(minNotional),
                plain(pointValue),
                session.zone() + " " + session.opens() + ".." + session.closes() + " " + EnumSet.copyOf(session.days())
                        + expiry()
                        + funding);
    }

    private String expiry() {
        return session.lastDay() == null ? "" : " until " + session.lastDay();
    }

    private static String plain(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }

    private static void positive(String id, String name, BigDecimal value) {
        if (value.signum() <= 0) {
            throw new IllegalArgumentException(id + ": " + name + " must be positive, not " + value);
        }
    }
}
