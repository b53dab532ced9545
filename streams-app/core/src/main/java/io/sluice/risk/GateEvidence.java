package io.sluice.risk;

import io.sluice.schemas.GateCriterion;
import io.sluice.schemas.GateRecord;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A passed backtest that speaks for a strategy (R-GATE).
 *
 * @param strategyId strategy that was judged
 * @param datasetId exact input and code of the backtest
 * @param to end of what it was judged on; its age counts from here, because the same candles judged again prove nothing new
 */
public record GateEvidence(String strategyId, String datasetId, Instant to) {

    /**
     * What a record comes to.
     *
     * @param given account time at which it was given: candles from after that count as being of then
     */
    public static GateEvidence of(GateRecord record, Instant given) {
        Instant to = record.getTo().isAfter(given) ? given : record.getTo();
        return new GateEvidence(record.getStrategyId(), record.getDatasetId(), to);
    }

    /** Why a record lets nothing through; null when it does. */
    public static @Nullable String fault(@Nullable GateRecord record) {
        if (record == null || record.getStrategyId().isBlank()) {
            return "it names no backtest of a strategy";
        }
        List<GateCriterion> criteria = record.getCriteria();
        String missed = criteria.stream()
                .filter(criterion -> !criterion.getPassed())
                .map(GateCriterion::getName)
                .collect(Collectors.joining(", "));
        if (!missed.isEmpty()) {
            return "the backtest did not pass: " + missed;
        }
        return record.getPassed() && !criteria.isEmpty() ? null : "the backtest did not pass";
    }
}
