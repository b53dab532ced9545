package io.sluice.venue;

import io.sluice.market.InstrumentDefinition;
import io.sluice.schemas.FundingPayment;
import io.sluice.schemas.FundingRate;
import io.sluice.schemas.id.Ids;
import io.sluice.value.Money;
import io.sluice.value.Price;
import io.sluice.value.Quantity;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * Settles the funding of what an account holds: value held × rate, paid by long to short when the rate is positive
 * (Binance, "Introduction to Binance Futures Funding Rates"). The venue learns of an instant by the first candle that
 * closes at it or later. At the close of a candle the holding is what the candle has left and its value that of the
 * close; at an instant that no candle of the instrument closes at, what was held before the next candle, at the last
 * close before the instant. Of an instrument whose definition says that it has funding each rate is told as well, whether
 * or not anything is held (R-FUNDING): it is the best that is known of the period that begins.
 */
final class FundingDesk {
    private static final long MICRO = 1_000;

    private final FundingSettings settings;

    FundingDesk(FundingSettings settings) {
        this.settings = settings;
    }

    /** Settles what came to be after the last candle and before the close of this one. */
    void settleBefore(PaperState state, InstrumentDefinition definition, Bar bar, PaperSink sink) {
        if (mayBeDue(state, definition) && state.knows(definition.id())) {
            Bar last = state.lastBar(definition.id());
            settle(state, definition, last.time(), bar.time().minusNanos(MICRO), last.closePrice(), sink);
        }
    }

    /** Settles what is due at the close of this candle, after all that it executed. */
    void settleAt(PaperState state, InstrumentDefinition definition, Bar bar, PaperSink sink) {
        if (mayBeDue(state, definition)) {
            settle(state, definition, bar.time().minusNanos(MICRO), bar.time(), bar.closePrice(), sink);
        }
    }

    private boolean mayBeDue(PaperState state, InstrumentDefinition definition) {
        return !settings.isNone()
                && (definition.fundingEvery() != null
                        || !state.position(definition.id()).isZero());
    }

    private void settle(
            PaperState state,
            InstrumentDefinition definition,
            Instant after,
            Instant upTo,
            Price mark,
            PaperSink sink) {
        Quantity held = state.position(definition.id());
        for (Settlement settlement : settings.between(definition.id(), after, upTo)) {
            if (definition.fundingEvery() != null) {
                FundingRate told =
                        new FundingRate(definition.id(), settlement.rate().doubleValue());
                sink.fundingRate(state.account(), told, settlement.time());
            }
            if (settlement.rate().signum() != 0 && !held.isZero()) {
                sink.funding(payment(state.account(), definition, held, mark, settlement));
            }
        }
    }

    private static FundingPayment payment(
            String account, InstrumentDefinition definition, Quantity held, Price mark, Settlement settlement) {
        BigDecimal rate = settlement.rate();
        Money amount = mark.times(held, definition.pointValue()).times(rate).negated();
        return new FundingPayment(
                Ids.funding(PaperVenue.NAME, account, definition.id(), settlement.time()),
                account,
                PaperVenue.NAME,
                definition.id(),
                held.value(),
                mark.value(),
                rate,
                amount.value(),
                definition.quoteCurrency(),
                settlement.time());
    }
}
