package io.sluice.risk;

import java.math.BigDecimal;
import java.util.List;

/** What usually trades of an instrument at which time of the day, as far as it is known now. */
public interface VolumeForecast {
    /**
     * How much is usually traded in each of so many equal parts of a stretch of time, in any unit.
     *
     * @param from begin of the stretch, micros
     * @param over its length, micros, positive
     * @return one weight a part, none negative; empty where too little is known of any of its times, or nothing trades
     */
    List<BigDecimal> weights(long from, long over, int parts);
}
