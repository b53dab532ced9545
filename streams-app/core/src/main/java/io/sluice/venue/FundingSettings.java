package io.sluice.venue;

import io.sluice.market.Micros;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What holders of perpetual futures pay each other, and when. An instrument with recorded rates is settled at their
 * instants and at no others; each other one at every multiple of the interval since midnight UTC of 1970-01-01.
 *
 * @param rate funding rate of instruments without recorded ones, a fraction of the value held, between -1 and 1; when
 *     positive, long pays short; zero for none
 * @param interval time between two settlements at that rate, from a minute to a week, whole minutes
 * @param recorded recorded rates by instrument
 */
public record FundingSettings(BigDecimal rate, Duration interval, SortedMap<String, FundingRates> recorded) {
    private static final Duration LONGEST = Duration.ofDays(7);

    /** Nobody pays anything. */
    public static final FundingSettings NONE =
            new FundingSettings(BigDecimal.ZERO, Duration.ofHours(8), Collections.emptySortedMap());

    /** @throws IllegalArgumentException naming the setting that cannot be */
    public FundingSettings {
        if (rate.abs().compareTo(BigDecimal.ONE) >= 0) {
            throw new IllegalArgumentException("fundingRate must be between -1 and 1, is " + rate);
        }
        boolean whole = interval.equals(Duration.ofMinutes(interval.toMinutes()));
        if (interval.toMinutes() < 1 || interval.compareTo(LONGEST) > 0 || !whole) {
            throw new IllegalArgumentException(
                    "the funding interval must be whole minutes from 1 to " + LONGEST.toMinutes() + ", is " + interval);
        }
        recorded = Collections.unmodifiableSortedMap(new TreeMap<>(recorded));
    }

    /** The same rate for every instrument. */
    public static FundingSettings constant(BigDecimal rate, Duration interval) {
        return new FundingSettings(rate, interval, Collections.emptySortedMap());
    }

    /** Recorded rates, and nothing for instruments without. */
    public static FundingSettings recorded(Map<String, FundingRates> rates) {
        return new FundingSettings(BigDecimal.ZERO, NONE.interval(), new TreeMap<>(rates));
    }

    /** Whether nobody ever pays anything. */
    public boolean isNone() {
        return rate.signum() == 0 && recorded.isEmpty();
    }

    /** Settlements of an instrument after one time and up to another, in their order. */
    List<Settlement> between(String instrument, Instant after, Instant upTo) {
        FundingRates own = recorded.get(instrument);
        return own == null
                ? regular(Micros.of(after), Micros.of(upTo))
                : own.between(Micros.of(after), Micros.of(upTo));
    }

    private List<Settlement> regular(long after, long upTo) {
        if (rate.signum() == 0) {
            return List.of();
        }
        List<Settlement> found = new ArrayList<>();
        long step = interval.toSeconds() * Micros.PER_SECOND;
        for (long time = (Math.floorDiv(after, step) + 1) * step; time <= upTo; time += step) {
            found.add(new Settlement(Micros.instant(time), rate));
        }
        return found;
    }
}
