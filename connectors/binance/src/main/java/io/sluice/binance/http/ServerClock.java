package io.sluice.binance.http;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The exchange's clock, as seen from here. A sample ties the exchange's time to this machine's monotonic clock, so that a
 * step of the machine's wall clock moves nothing; of several samples the one with the shortest round trip is kept,
 * because half of the round trip is how wrong it can be. Thread-safe.
 */
public final class ServerClock {
    private static final long NANOS_PER_MILLI = 1_000_000L;

    private final InstantSource wall;
    private final LongSupplier nanos;
    private volatile @Nullable Sample sample;

    /**
     * The answer to one question for the time.
     *
     * @param serverMillis what the exchange said
     * @param before monotonic clock before the question
     * @param after monotonic clock after the answer
     */
    public record Sample(long serverMillis, long before, long after) {
        private long roundTrip() {
            return after - before;
        }

        /** The exchange's time is taken to be of the middle of the round trip. */
        private long atNanos() {
            return before + roundTrip() / 2;
        }
    }

    /**
     * @param wall this machine's wall clock
     * @param nanos this machine's monotonic clock
     */
    public ServerClock(InstantSource wall, LongSupplier nanos) {
        this.wall = wall;
        this.nanos = nanos;
    }

    /** The monotonic clock, for samples. */
    public long nanos() {
        return nanos.getAsLong();
    }

    /** This machine's wall clock. */
    public Instant wallNow() {
        return wall.instant();
    }

    /** Takes a new measurement instead of the last: of its samples the one with the shortest round trip. */
    public void measured(List<Sample> samples) {
        sample = samples.stream()
                .min(Comparator.comparingLong(Sample::roundTrip))
                .orElseThrow(() -> new IllegalArgumentException("a measurement needs a sample"));
    }

    /** Whether the exchange's time is known. */
    public boolean isKnown() {
        return sample != null;
    }

    /** The exchange's time now; this machine's own while nothing is known. */
    public Instant now() {
        Sample known = sample;
        if (known == null) {
            return wall.instant();
        }
        long elapsedMillis = Math.floorDiv(nanos.getAsLong() - known.atNanos(), NANOS_PER_MILLI);
        return Instant.ofEpochMilli(known.serverMillis() + elapsedMillis);
    }

    /** What this machine's wall clock must be put forward by to show the exchange's time. */
    public Duration ahead() {
        return Duration.between(wall.instant(), now());
    }

    /** The exchange's time at an instant of this machine's wall clock, as that clock runs now. */
    public Instant at(Instant wallTime) {
        return wallTime.plus(ahead());
    }
}
