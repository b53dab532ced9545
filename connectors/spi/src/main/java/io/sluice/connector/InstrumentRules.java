package io.sluice.connector;

import io.sluice.order.RuleBreach;
import io.sluice.schemas.OrderCommand;
import java.util.Optional;

/**
 * What a venue demands of an order: that its instrument is traded now, tick, lot, smallest and largest quantity and
 * notional, what a type allows. Asked before an order is claimed, so that what the venue would refuse is never sent.
 */
public interface InstrumentRules {

    /**
     * The first rule that the order breaks. Answers from what the connector knows, without I/O, and at once; it keeps
     * that fresh by itself.
     *
     * @return empty when the venue may be asked; a breach also for an instrument that is not known, or while the rules
     *     have not been read yet
     */
    Optional<RuleBreach> breachOf(OrderCommand order);
}
