package io.sluice.venue;

import io.sluice.market.Micros;
import io.sluice.schemas.id.Ids;
import io.sluice.value.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Recorded funding rates of one instrument. Venues record a settlement some milliseconds after its instant, so times are
 * rounded to the nearest second; rates are rounded half even at 18 decimals.
 */
public final class FundingRates {
    private static final long MILLIS_OF_HALF_A_SECOND = 500;

    private final NavigableMap<Long, BigDecimal> byTime = new TreeMap<>();

    /**
     * @param recorded rates by the instants at which they were settled, fractions of the value held; when positive, long
     *     pays short
     * @throws IllegalArgumentException when a rate is not between -1 and 1, or two are of one second, naming the time
     */
    public FundingRates(NavigableMap<Instant, BigDecimal> recorded) {
        recorded.forEach((time, rate) -> {
            if (rate.abs().compareTo(BigDecimal.ONE) >= 0) {
                throw new IllegalArgumentException(
                        "the funding rate of " + time + " must be between -1 and 1, is " + rate);
            }
            Instant second = time.plusMillis(MILLIS_OF_HALF_A_SECOND).truncatedTo(ChronoUnit.SECONDS);
            if (byTime.put(Micros.of(second), exact(rate)) != null) {
                throw new IllegalArgumentException("there are two funding rates of " + second);
            }
        });
    }

    private static BigDecimal exact(BigDecimal rate) {
        return rate.setScale(Money.SCALE, RoundingMode.HALF_EVEN).stripTrailingZeros();
    }

    /** Those after one time and up to another, microseconds. */
    List<Settlement> between(long after, long upTo) {
        List<Settlement> found = new ArrayList<>();
        byTime.subMap(after, false, upTo, true)
                .forEach((time, rate) -> found.add(new Settlement(Micros.instant(time), rate)));
        return found;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FundingRates rates && byTime.equals(rates.byTime);
    }

    @Override
    public int hashCode() {
        return byTime.hashCode();
    }

    /** Their number and an id of all of them, the same on any machine. */
    @Override
    public String toString() {
        List<String> lines = new ArrayList<>();
        byTime.forEach((time, rate) -> lines.add(time + " " + rate.toPlainString()));
        return lines.size() + " rates " + Ids.of("funding-rates", lines.toArray(String[]::new));
    }
}
