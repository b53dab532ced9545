package io.sluice.mt5.link;

import io.sluice.mt5.frame.Frame;
import io.sluice.mt5.frame.FrameFault;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the gateway knows of an account without asking: as of the last snapshot and every event since. Written by the
 * link's reader, read by everybody. What needs to be certain is asked of the terminal instead.
 */
public final class Mirror {
    private static final Logger LOG = LoggerFactory.getLogger(Mirror.class);
    private static final int ENDED_KEPT = 10_000;
    private static final Comparator<Frame> BY_TICKET = Comparator.comparingLong(Mirror::ticket);

    private final Map<Long, Frame> positions = new ConcurrentHashMap<>();
    private final Map<Long, Frame> orders = new ConcurrentHashMap<>();
    private final Map<String, Frame> symbols = new ConcurrentHashMap<>();
    private final Map<String, Frame> ticks = new ConcurrentHashMap<>();
    private final Map<String, Boolean> ended = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > ENDED_KEPT;
        }
    };
    private volatile @Nullable Frame account;

    /** Open positions, oldest first. */
    public List<Frame> positions() {
        return positions.values().stream().sorted(BY_TICKET).toList();
    }

    public Optional<Frame> position(long ticket) {
        return Optional.ofNullable(positions.get(ticket));
    }

    /** Working orders, oldest first. */
    public List<Frame> orders() {
        return orders.values().stream().sorted(BY_TICKET).toList();
    }

    public Optional<Frame> symbol(String name) {
        return Optional.ofNullable(symbols.get(name));
    }

    public Optional<Frame> tick(String symbol) {
        return Optional.ofNullable(ticks.get(symbol));
    }

    public Optional<Frame> account() {
        return Optional.ofNullable(account);
    }

    synchronized void replace(List<Frame> snapshot) throws FrameFault {
        positions.clear();
        orders.clear();
        ended.clear();
        for (Frame item : snapshot) {
            apply(item);
        }
    }

    synchronized void apply(Frame item) throws FrameFault {
        switch (item.type()) {
            case "position" -> keep(positions, item, item.decimal("volume").signum() == 0);
            case "order" -> keep(orders, item, !isWorking(item.text("state")));
            case "symbol" -> symbols.put(item.text("symbol"), item);
            case "tick" -> ticks.put(item.text("symbol"), item);
            case "account" -> account = item;
            default -> LOG.debug("nothing of a {} is kept", item.type());
        }
    }

    /** Whether an order of this state may still be executed. */
    public static boolean isWorking(String state) {
        return state.equals("STARTED") || state.equals("PLACED") || state.equals("PARTIAL");
    }

    /** Transactions come twice and backwards: what has ended does not come back, and what is older changes nothing. */
    private void keep(Map<Long, Frame> items, Frame item, boolean gone) throws FrameFault {
        long ticket = item.number("ticket");
        // A position mostly has the ticket of the order that opened it.
        String name = item.type() + ticket;
        if (gone) {
            items.remove(ticket);
            ended.put(name, true);
        } else if (!ended.containsKey(name) && !isOlder(item, items.get(ticket))) {
            items.put(ticket, item);
        }
    }

    private static boolean isOlder(Frame item, @Nullable Frame known) throws FrameFault {
        return known != null && item.numberOr("time", 0) < known.numberOr("time", 0);
    }

    private static long ticket(Frame item) {
        return item.fields().get("ticket") instanceof Long ticket ? ticket : 0;
    }
}
