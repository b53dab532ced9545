package io.sluice.api.view;

import io.sluice.schemas.OrderState;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * O-TELEMETRY: how well the orders of one instrument at one venue were executed.
 *
 * @param venue where
 * @param instrument instrument as VENUE:SYMBOL
 * @param since when the first of these orders was decided
 * @param ends how many ended how
 * @param fillRatio executed ÷ ordered of those that were there to be executed (no stops, no targets), 0 to 1; empty where
 *     there are none
 * @param slippage empty where no execution has a price to be compared with
 * @param stages what each stage took
 */
public record ExecutionFigures(
        String venue,
        String instrument,
        Instant since,
        Map<OrderState, Long> ends,
        Optional<Double> fillRatio,
        Optional<Slippage> slippage,
        Map<OrderStage, Quantiles> stages) {

    /**
     * What executions were worse than the prices they are measured from; what is better is negative.
     *
     * @param executions how many have one
     * @param mean quote currency a unit, weighted by quantity
     * @param worst quote currency a unit
     * @param meanFraction mean ÷ mean price
     * @param units Σ slippage × quantity, quote currency before the point value
     */
    public record Slippage(long executions, BigDecimal mean, BigDecimal worst, double meanFraction, BigDecimal units) {}
}
