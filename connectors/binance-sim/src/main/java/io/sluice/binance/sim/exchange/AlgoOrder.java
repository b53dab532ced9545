package io.sluice.binance.sim.exchange;

import java.math.BigDecimal;

/**
 * A conditional order at one moment.
 *
 * @param actualOrderId the order it became, 0 before
 * @param extreme the best price a trailing stop has seen since it is active, null before and for others
 * @param reason why it was rejected, empty otherwise
 */
public record AlgoOrder(
        long id,
        AlgoTicket ticket,
        AlgoStatus status,
        long actualOrderId,
        BigDecimal extreme,
        String reason,
        long createTime,
        long updateTime,
        long triggerTime) {

    static AlgoOrder accepted(long id, AlgoTicket ticket, long now) {
        return new AlgoOrder(id, ticket, AlgoStatus.NEW, 0, null, "", now, now, 0);
    }

    AlgoOrder with(AlgoStatus next, long now) {
        long triggered = next == AlgoStatus.TRIGGERING ? now : triggerTime;
        return new AlgoOrder(id, ticket, next, actualOrderId, extreme, reason, createTime, now, triggered);
    }

    AlgoOrder became(long orderId, long now) {
        return new AlgoOrder(id, ticket, AlgoStatus.TRIGGERED, orderId, extreme, reason, createTime, now, triggerTime);
    }

    AlgoOrder rejected(String why, long now) {
        return new AlgoOrder(id, ticket, AlgoStatus.REJECTED, 0, extreme, why, createTime, now, triggerTime);
    }

    AlgoOrder seen(BigDecimal best) {
        return new AlgoOrder(id, ticket, status, actualOrderId, best, reason, createTime, updateTime, triggerTime);
    }
}
