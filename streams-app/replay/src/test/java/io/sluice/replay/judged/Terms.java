package io.sluice.replay.judged;

import io.sluice.market.Session;
import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What is traded, and what that costs.
 *
 * @param quantity of each trade, base units
 * @param pointValue money of one point of price for one base unit
 * @param session when it trades
 * @param fees of each order
 */
record Terms(BigDecimal quantity, BigDecimal pointValue, Session session, Fees fees) {
    static final Terms ONE_UNIT = of("1", Fees.NONE);

    static Terms of(String quantity, Fees fees) {
        return new Terms(new BigDecimal(quantity), BigDecimal.ONE, Session.ALWAYS, fees);
    }

    /** One contract of a future that ends some day, so that days without a candle are holidays and not gaps. */
    static Terms contract(String pointValue, LocalDate lastDay, Fees fees) {
        Session always = Session.ALWAYS;
        Session session = new Session(always.zone(), always.opens(), always.closes(), always.days(), lastDay);
        return new Terms(BigDecimal.ONE, new BigDecimal(pointValue), session, fees);
    }
}
