package io.sluice.mt5.sim;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Removes pending orders that may only reduce, once there is nothing left for them to reduce: in netting they would open a
 * position otherwise. Knows them from the journal, so it goes on after a restart.
 */
final class Guard {
    private final TradeServer server;
    private final Map<Long, String> guarded = new HashMap<>();

    Guard(TradeServer server, Journal journal) {
        this.server = server;
        journal.requests().forEach(this::watch);
    }

    void watch(Journal.Entry entry) {
        if (entry.begun().reduceOnly() && entry.begun().action().equals("pending") && entry.result() != null) {
            guarded.put(entry.result().order(), entry.begun().symbol());
        }
    }

    void look() {
        guarded.entrySet().removeIf(order -> isDone(order.getKey(), order.getValue()));
    }

    private boolean isDone(long ticket, String symbol) {
        Optional<SimOrder> working = server.working().stream()
                .filter(order -> order.ticket() == ticket)
                .findFirst();
        if (working.isEmpty()) {
            return true;
        }
        Optional<SimPosition> position = server.netPosition(symbol);
        if (position.isPresent() && position.get().isLong() != working.get().buys()) {
            return false;
        }
        TradeServer.SendResult removed = server.send(new TradeRequest(
                "cancel",
                "",
                "",
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                "",
                0,
                "",
                ticket,
                0));
        return Retcodes.done(removed.retcode());
    }
}
