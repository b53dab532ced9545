package io.sluice.order.call;

import io.sluice.schemas.Liquidity;
import io.sluice.schemas.Side;
import io.sluice.value.Money;
import io.sluice.value.Price;
import io.sluice.value.Quantity;
import java.time.Instant;

/**
 * One execution as its venue tells it, by answer, by stream or on being asked: the same trade has the same id in all of
 * them, and is booked once.
 *
 * @param tradeId the venue's id, unique within the instrument
 * @param clientOrderId the id its order was placed under; empty when it was placed without one, or when the venue does
 *     not say. Then it is found by the venue's id
 * @param venueOrderId the venue's id of the order
 * @param instrument instrument as VENUE:SYMBOL
 * @param side bought or sold
 * @param quantity base units, positive
 * @param price quote currency
 * @param fee positive when paid, negative when received
 * @param feeCurrency currency of the fee
 * @param liquidity took or gave liquidity; UNRECOGNISED when the venue does not say
 * @param time instant of the execution, by the venue's clock
 */
public record VenueTrade(
        String tradeId,
        String clientOrderId,
        String venueOrderId,
        String instrument,
        Side side,
        Quantity quantity,
        Price price,
        Money fee,
        String feeCurrency,
        Liquidity liquidity,
        Instant time) {}
