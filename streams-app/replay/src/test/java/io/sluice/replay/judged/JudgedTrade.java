package io.sluice.replay.judged;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A closed trade as either engine tells it.
 *
 * @param entered number of the candle in which it was entered
 * @param left number of the candle in which it was left
 * @param entry price, rounded to 1e-8
 * @param exit price, rounded to 1e-8
 * @param net profit after fees, rounded to 1e-8
 */
record JudgedTrade(int entered, int left, BigDecimal entry, BigDecimal exit, BigDecimal net) {
    private static final int DIGITS = 8;

    JudgedTrade {
        entry = rounded(entry);
        exit = rounded(exit);
        net = rounded(net);
    }

    private static BigDecimal rounded(BigDecimal value) {
        return value.setScale(DIGITS, RoundingMode.HALF_EVEN);
    }
}
