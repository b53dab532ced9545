package io.sluice.binance.sim.ledger;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the ledger says of one order in the end.
 *
 * @param status NEW, PARTIALLY_FILLED, FILLED, CANCELED, EXPIRED
 * @param executed sum of its trades
 * @param tradeIds of its trades, in order
 * @param exchangeMade whether the exchange itself made it
 */
public record LedgerOrder(
        String account,
        long orderId,
        String clientId,
        String symbol,
        String side,
        String positionSide,
        String type,
        BigDecimal quantity,
        BigDecimal price,
        long acceptedAt,
        String status,
        BigDecimal executed,
        List<Long> tradeIds,
        boolean exchangeMade) {

    LedgerOrder with(Fact fact) {
        boolean trade = fact.kind() == FactKind.TRADE;
        List<Long> ids = trade
                ? Stream.concat(tradeIds.stream(), Stream.of(fact.number("tradeId")))
                        .toList()
                : tradeIds;
        return new LedgerOrder(
                account,
                orderId,
                clientId,
                symbol,
                side,
                positionSide,
                type,
                fact.decimal("quantity"),
                fact.decimal("price"),
                acceptedAt,
                fact.text("status"),
                trade ? executed.add(fact.decimal("tradeQuantity")) : executed,
                ids,
                exchangeMade);
    }
}
