package io.sluice.local.bench;

import org.HdrHistogram.Histogram;

/** Histograms of delays in microseconds, up to a minute, and what is told of them, in milliseconds. */
final class Delays {
    private static final long MOST_MICROS = 60_000_000;
    private static final int DIGITS = 3;

    private Delays() {}

    static Histogram none() {
        return new Histogram(MOST_MICROS, DIGITS);
    }

    /** Counts a delay; one of less than a microsecond, or before its cause by as little, as one. */
    static void add(Histogram delays, long nanos) {
        delays.recordValue(Math.clamp(nanos / 1_000, 1, MOST_MICROS));
    }

    static double p50(Histogram delays) {
        return at(delays, 50);
    }

    static double p99(Histogram delays) {
        return at(delays, 99);
    }

    static double at(Histogram delays, double percentile) {
        return delays.getValueAtPercentile(percentile) / 1_000.0;
    }

    static double max(Histogram delays) {
        return delays.getMaxValue() / 1_000.0;
    }

    /** As people read it. */
    static String line(String what, double p50, double p99, double max) {
        return "%-16s  p50 %.2f ms  p99 %.2f ms  max %.2f ms".formatted(what, p50, p99, max);
    }
}
