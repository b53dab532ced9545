package io.sluice.mt5.sim;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Orders and deals that belong to one order, found by magic, by ticket, or by what the journal recorded. */
record Found(List<SimOrder> orders, List<SimDeal> deals) {

    static Found of(TradeServer server, long magic, long ticket, Journal journal, String clientId) {
        Set<Long> tickets = new HashSet<>();
        if (ticket != 0) {
            tickets.add(ticket);
        }
        for (Journal.Entry entry : journal.ofClient(clientId)) {
            if (entry.result() != null && entry.result().order() != 0) {
                tickets.add(entry.result().order());
            }
        }
        List<SimOrder> orders = java.util.stream.Stream.concat(server.working().stream(), server.ended().stream())
                .filter(order -> (magic != 0 && order.magic() == magic) || tickets.contains(order.ticket()))
                .toList();
        orders.forEach(order -> tickets.add(order.ticket()));
        List<SimDeal> deals = server.deals().stream()
                .filter(deal -> (magic != 0 && deal.magic() == magic) || tickets.contains(deal.order()))
                .toList();
        return new Found(orders, deals);
    }

    boolean isEmpty() {
        return orders.isEmpty() && deals.isEmpty();
    }
}
