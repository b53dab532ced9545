package io.sluice.mt5.sim;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Positions of an account, netted or one an entry. Guarded by the trade server. */
final class Book {

    /** What a deal did: which position it belongs to, how, and the money that it realised. */
    record Change(SimPosition after, boolean wasLong, String entry, BigDecimal realised) {}

    private final boolean hedging;
    private final Market market;
    private final Map<Long, SimPosition> positions = new LinkedHashMap<>();

    Book(boolean hedging, Market market) {
        this.hedging = hedging;
        this.market = market;
    }

    List<SimPosition> positions() {
        return new ArrayList<>(positions.values());
    }

    Optional<SimPosition> position(long ticket) {
        return Optional.ofNullable(positions.get(ticket));
    }

    Optional<SimPosition> of(String symbol) {
        return positions.values().stream()
                .filter(position -> position.symbol().equals(symbol))
                .findFirst();
    }

    /** The oldest position of a symbol that a deal of this side and volume could make smaller. */
    Optional<SimPosition> reducible(String symbol, boolean buys, BigDecimal volume) {
        return positions.values().stream()
                .filter(position -> position.symbol().equals(symbol) && position.isLong() != buys)
                .filter(position -> position.volume().abs().compareTo(volume) >= 0)
                .min(Comparator.comparingLong(SimPosition::openTime));
    }

    void protect(SimPosition position) {
        positions.put(position.ticket(), position);
    }

    /**
     * Books an execution.
     *
     * @param order ticket of its order, which becomes that of a position that it opens
     * @param target position that it closes; zero: netting's own, or none
     * @param signed volume, negative when sold
     */
    Change book(SimOrder order, long target, BigDecimal signed, BigDecimal price, long time) {
        SimPosition before =
                hedging ? positions.get(target) : of(order.symbol()).orElse(null);
        if (before == null) {
            SimPosition opened = new SimPosition(
                    order.ticket(),
                    order.symbol(),
                    signed,
                    price,
                    order.sl(),
                    order.tp(),
                    order.magic(),
                    order.comment(),
                    time,
                    time);
            positions.put(opened.ticket(), opened);
            return new Change(opened, opened.isLong(), "IN", BigDecimal.ZERO);
        }
        return change(before, signed, price, time);
    }

    private Change change(SimPosition before, BigDecimal signed, BigDecimal price, long time) {
        BigDecimal volume = before.volume().add(signed);
        boolean grows = before.volume().signum() == signed.signum();
        boolean turns =
                volume.signum() != 0 && volume.signum() != before.volume().signum();
        BigDecimal closed = grows ? BigDecimal.ZERO : turns ? before.volume() : signed.negate();
        BigDecimal realised = market.profit(before.symbol(), closed, before.price(), price);
        SimPosition after = before.with(volume, newPrice(before, signed, price, grows, turns), time);
        if (volume.signum() == 0) {
            positions.remove(before.ticket());
        } else {
            positions.put(before.ticket(), after);
        }
        return new Change(after, before.isLong(), grows ? "IN" : turns ? "INOUT" : "OUT", realised);
    }

    private static BigDecimal newPrice(
            SimPosition before, BigDecimal signed, @Nullable BigDecimal price, boolean grows, boolean turns) {
        if (turns && price != null) {
            return price;
        }
        if (!grows || price == null) {
            return before.price();
        }
        BigDecimal cost = before.price().multiply(before.volume()).add(price.multiply(signed));
        return cost.divide(before.volume().add(signed), MathContext.DECIMAL32);
    }
}
