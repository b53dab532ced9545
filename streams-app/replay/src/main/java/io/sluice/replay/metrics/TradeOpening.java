package io.sluice.replay.metrics;

import io.sluice.schemas.Pattern;
import io.sluice.schemas.TradeIntent;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * What an approved entry says of the trade that it opens.
 *
 * @param pattern family of the signal; null when unknown
 * @param riskAUnit what is lost at the stop for each base unit, account currency; null when there is no stop
 */
record TradeOpening(@Nullable Pattern pattern, @Nullable BigDecimal riskAUnit) {
    private static final int RISK_SCALE = 18;

    static final TradeOpening UNKNOWN = new TradeOpening(null, null);

    static TradeOpening of(TradeIntent intent) {
        boolean stopped = intent.getStopPrice() != null
                && intent.getStopRisk().signum() > 0
                && intent.getQuantity().signum() > 0;
        return new TradeOpening(
                intent.getPattern(),
                stopped ? intent.getStopRisk().divide(intent.getQuantity(), RISK_SCALE, RoundingMode.HALF_EVEN) : null);
    }
}
