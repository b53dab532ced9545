package io.sluice.replay.judged;

import io.sluice.detect.DetectorSettings;
import java.util.function.Function;
import org.ta4j.core.BarSeries;
import org.ta4j.core.Strategy;

/**
 * One strategy for both engines.
 *
 * @param here as a plug-in
 * @param there as ta4j's rules, over a series
 * @param terms of each trade
 */
record Contest(DetectorSettings here, Function<BarSeries, Strategy> there, Terms terms) {
    Contest(DetectorSettings here, Function<BarSeries, Strategy> there) {
        this(here, there, Terms.ONE_UNIT);
    }

    Contest with(String traded, Fees paid) {
        return new Contest(here, there, Terms.of(traded, paid));
    }

    @Override
    public String toString() {
        return here.name();
    }
}
