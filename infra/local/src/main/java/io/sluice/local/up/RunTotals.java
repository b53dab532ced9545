package io.sluice.local.up;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.sluice.schemas.Candle;
import io.sluice.schemas.Leg;
import io.sluice.schemas.OrderCommand;
import io.sluice.schemas.OrderCommandKind;
import io.sluice.schemas.RiskDecision;
import io.sluice.schemas.catalogue.Topic;
import io.sluice.schemas.catalogue.Topics;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** What one run has put on the topics, and how long a candle took to become a committed order. */
public final class RunTotals {
    private static final long LONGEST_MICROS = 60_000_000;
    private static final int MOST_STEPS_REMEMBERED = 4_096;

    private final Topic<Candle> base;
    private final Map<String, Long> records = new LinkedHashMap<>();
    private final Histogram latencyMicros = new Histogram(LONGEST_MICROS, 3);
    private final Map<Instant, Long> sentNanos = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Instant, Long> eldest) {
            return size() > MOST_STEPS_REMEMBERED;
        }
    };
    private long approved;
    private Instant historyTime = Instant.EPOCH;
    private long firstOrderNanos;

    /** @param base topic of the candles that come in */
    RunTotals(Topic<Candle> base) {
        this.base = base;
    }

    /**
     * Counts and latencies of a run, as {@code --json} prints them. Orders are commands to place one.
     *
     * @param latencyMs from the sending of a candle to its entry or exit order being readable, milliseconds
     */
    public record Summary(
            long candles,
            long signals,
            long suppressed,
            long decisions,
            long approved,
            long orders,
            long fills,
            long deadLetters,
            Latency latencyMs) {

        /** One JSON object. */
        public String json() {
            return new ObjectMapper().valueToTree(this).toString();
        }
    }

    /** Percentiles in milliseconds; zero before the first order. */
    public record Latency(double p50, double p99) {}

    synchronized void sending(Step step) {
        sentNanos.put(step.closeTime(), System.nanoTime());
        historyTime = step.closeTime();
    }

    synchronized void seen(Topic<?> topic) {
        records.merge(topic.name(), 1L, Long::sum);
    }

    synchronized void decided(RiskDecision decision) {
        if (decision.getApproved()) {
            approved++;
        }
    }

    /** Protective orders follow fills and not candles, so they say nothing of a candle's latency. */
    synchronized void ordered(OrderCommand command) {
        if (command.getKind() != OrderCommandKind.PLACE) {
            return;
        }
        records.merge("orders", 1L, Long::sum);
        boolean byCandle = command.getLeg() == Leg.ENTRY || command.getLeg() == Leg.EXIT;
        Long sent = sentNanos.get(command.getTime());
        if (byCandle && sent != null) {
            long now = System.nanoTime();
            firstOrderNanos = firstOrderNanos == 0 ? now : firstOrderNanos;
            latencyMicros.recordValue(Math.min(LONGEST_MICROS, (now - sent) / 1_000));
        }
    }

    /** Time of history that was sent last. */
    synchronized Instant historyTime() {
        return historyTime;
    }

    /** {@link System#nanoTime} at which the first order could be read; 0 before. */
    synchronized long firstOrderNanos() {
        return firstOrderNanos;
    }

    synchronized Summary summary() {
        return new Summary(
                count(base),
                count(Topics.SIGNALS),
                count(Topics.SIGNALS_SUPPRESSED),
                count(Topics.RISK_DECISIONS),
                approved,
                records.getOrDefault("orders", 0L),
                count(Topics.FILLS),
                count(Topics.DEAD_LETTERS),
                new Latency(
                        latencyMicros.getValueAtPercentile(50) / 1_000.0,
                        latencyMicros.getValueAtPercentile(99) / 1_000.0));
    }

    private long count(Topic<?> topic) {
        return records.getOrDefault(topic.name(), 0L);
    }
}
