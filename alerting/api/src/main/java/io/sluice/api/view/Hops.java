package io.sluice.api.view;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * How long each hop takes, as a reader of committed records sees it: from when the cause could be read to when its effect
 * could. Causes are found by the ids that records carry. Played history has no other clock: its records bear the times of
 * the past. Not thread-safe but for {@link #figures}.
 */
final class Hops {
    /** Causes whose effects are awaited; the oldest are given up. */
    private static final int MOST_CAUSES = 50_000;

    private final Map<String, Long> seenNanos = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > MOST_CAUSES;
        }
    };
    private final Map<Hop, RecentDurations> measured = new EnumMap<>(Hop.class);
    private final BiConsumer<Hop, Duration> meter;

    /** @param meter is told every measurement */
    Hops(BiConsumer<Hop, Duration> meter) {
        this.meter = meter;
    }

    void cause(String id, long nanos) {
        seenNanos.putIfAbsent(id, nanos);
    }

    void effect(Hop hop, String causeId, long nanos) {
        Long began = seenNanos.get(causeId);
        if (began == null) {
            return;
        }
        Duration taken = Duration.ofNanos(Math.max(0, nanos - began));
        meter.accept(hop, taken);
        synchronized (measured) {
            measured.computeIfAbsent(hop, each -> new RecentDurations()).add(taken);
        }
    }

    List<HopFigures> figures() {
        synchronized (measured) {
            return Arrays.stream(Hop.values()).map(this::figures).toList();
        }
    }

    private HopFigures figures(Hop hop) {
        return new HopFigures(
                hop, measured.getOrDefault(hop, new RecentDurations()).quantiles());
    }
}
