package io.sluice.replay.judged;

import io.sluice.detect.DetectorSettings;
import java.math.BigDecimal;
import java.util.function.Function;
import org.ta4j.core.BarSeries;
import org.ta4j.core.Strategy;

/**
 * One strategy for both engines.
 *
 * @param here as a plug-in
 * @param there as ta4j's rules, over a series
 * @param quantity of each trade, base units
 * @param fees of each order
 */
record Contest(DetectorSettings here, Function<BarSeries, Strategy> there, BigDecimal quantity, Fees fees) {
    Contest(DetectorSettings here, Function<BarSeries, Strategy> there) {
        this(here, there, BigDecimal.ONE, Fees.NONE);
    }

    Contest with(String traded, Fees paid) {
        return new Contest(here, there, new BigDecimal(traded), paid);
    }

    @Override
    public String toString() {
        return here.name();
    }
}
