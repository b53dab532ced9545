package io.sluice.binance.sim.exchange;

import io.sluice.binance.sim.exchange.Event.AlgoChanged;
import java.math.BigDecimal;
import java.util.List;

/** Takes, cancels, triggers and looks up conditional orders. */
final class AlgoDesk {
    private final World world;
    private final OrderChecks checks;
    private final OrderDesk orders;

    AlgoDesk(World world, OrderChecks checks, OrderDesk orders) {
        this.world = world;
        this.checks = checks;
        this.orders = orders;
    }

    AlgoOrder place(long now, Account account, AlgoTicket ticket) {
        checks.check(account, ticket);
        if (ticket.triggerPrice() != null && Trigger.reached(ticket, price(ticket))) {
            throw RefusalCode.WOULD_TRIGGER.with();
        }
        return keep(now, account, AlgoOrder.accepted(world.algoId(), ticket, now), null);
    }

    AlgoOrder cancel(long now, Account account, OrderKey key) {
        AlgoOrder open = account.algos().stream()
                .filter(algo -> algo.status() == AlgoStatus.NEW)
                .filter(algo -> key.names(algo.id(), algo.ticket().clientId()))
                .findFirst()
                .orElseThrow(RefusalCode.UNKNOWN_ORDER::with);
        return keep(now, account, open.with(AlgoStatus.CANCELED, now), null);
    }

    List<AlgoOrder> cancelAll(long now, Account account, String symbol) {
        world.market(symbol);
        return open(account, symbol).stream()
                .map(algo -> keep(now, account, algo.with(AlgoStatus.CANCELED, now), null))
                .toList();
    }

    /** The newest conditional order of the key. */
    AlgoOrder find(Account account, OrderKey key) {
        return account.algos().stream()
                .filter(algo -> key.names(algo.id(), algo.ticket().clientId()))
                .reduce((older, newer) -> newer)
                .orElseThrow(RefusalCode.NO_SUCH_ORDER::with);
    }

    /** The prices of a symbol have changed. */
    void watch(long now, String symbol) {
        for (Account account : world.accounts()) {
            for (AlgoOrder algo : open(account, symbol)) {
                watch(now, account, algo);
            }
        }
    }

    private void watch(long now, Account account, AlgoOrder algo) {
        AlgoOrder seen = Trigger.follow(algo, price(algo.ticket()));
        account.put(seen);
        if (Trigger.fires(seen, price(algo.ticket()))) {
            trigger(now, account, seen);
        }
    }

    void expire(long now, Account account, AlgoOrder algo) {
        keep(now, account, algo.with(AlgoStatus.EXPIRED, now), null);
    }

    private void trigger(long now, Account account, AlgoOrder algo) {
        AlgoOrder triggering = keep(now, account, algo.with(AlgoStatus.TRIGGERING, now), null);
        AlgoTicket ticket = algo.ticket();
        BigDecimal quantity = ticket.closePosition()
                ? account.position(ticket.symbol(), ticket.positionSide())
                        .quantity()
                        .abs()
                : ticket.quantity();
        if (quantity.signum() == 0) {
            keep(now, account, triggering.with(AlgoStatus.EXPIRED, now), null);
            return;
        }
        enter(now, account, triggering, quantity);
    }

    private void enter(long now, Account account, AlgoOrder triggering, BigDecimal quantity) {
        OrderTicket order = order(account, triggering.ticket(), quantity);
        Order placed;
        try {
            placed = orders.place(now, account, order);
        } catch (Refusal refused) {
            keep(now, account, triggering.rejected(refused.getMessage(), now), null);
            return;
        }
        AlgoOrder triggered = keep(now, account, triggering.became(placed.id(), now), placed);
        if (!placed.status().open()) {
            finish(now, account, triggered, placed);
        }
    }

    /** The orders that conditional ones became have moved on; those whose order has ended are finished. */
    void settle(long now) {
        for (Account account : world.accounts()) {
            for (AlgoOrder algo : account.algos()) {
                if (algo.status() == AlgoStatus.TRIGGERED) {
                    Order actual = account.order(algo.actualOrderId()).orElseThrow();
                    if (!actual.status().open()) {
                        finish(now, account, algo, actual);
                    }
                }
            }
        }
    }

    private void finish(long now, Account account, AlgoOrder algo, Order actual) {
        keep(now, account, algo.with(AlgoStatus.FINISHED, now), actual);
    }

    /** The order bears the conditional one's client id. */
    private static OrderTicket order(Account account, AlgoTicket ticket, BigDecimal quantity) {
        return new OrderTicket(
                ticket.clientId(),
                ticket.symbol(),
                ticket.side(),
                ticket.positionSide(),
                ticket.type().triggered(),
                ticket.timeInForce() == TimeInForce.GTE_GTC ? TimeInForce.GTC : ticket.timeInForce(),
                quantity,
                ticket.price(),
                ticket.reduceOnly() || (ticket.closePosition() && !account.hedged()),
                0,
                ticket.type(),
                ticket.closePosition());
    }

    private AlgoOrder keep(long now, Account account, AlgoOrder algo, Order actual) {
        account.put(algo);
        world.tell(new AlgoChanged(now, account, algo, actual));
        return algo;
    }

    private BigDecimal price(AlgoTicket ticket) {
        Quote quote = world.market(ticket.symbol()).quote();
        return ticket.workingType() == WorkingType.MARK_PRICE ? quote.mark() : quote.last();
    }

    private static List<AlgoOrder> open(Account account, String symbol) {
        return account.algos().stream()
                .filter(algo -> algo.status() == AlgoStatus.NEW
                        && algo.ticket().symbol().equals(symbol))
                .toList();
    }
}
