package io.sluice.mt5.venue;

import io.sluice.mt5.frame.Frame;
import io.sluice.mt5.frame.FrameFault;
import io.sluice.mt5.link.Terminal;
import io.sluice.mt5.trade.Magic;
import io.sluice.order.call.VenueOrder;
import io.sluice.order.call.VenueOrderStatus;
import io.sluice.order.call.VenueTrade;
import io.sluice.schemas.Liquidity;
import io.sluice.schemas.Side;
import io.sluice.value.Money;
import io.sluice.value.Price;
import io.sluice.value.Quantity;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What terminals' frames mean to the order fold. An order is known by its magic: comments are believed only where the
 * magic confirms them.
 */
final class Readings {
    private static final int IDS_KEPT = 100_000;

    private final Mt5Account account;
    private final Terminal terminal;
    private final Map<Long, String> clientIds = Collections.synchronizedMap(new Bounded<>());
    private final Map<String, Long> tickets = Collections.synchronizedMap(new Bounded<>());

    /** Forgets the oldest. */
    private static final class Bounded<K, V> extends LinkedHashMap<K, V> {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > IDS_KEPT;
        }
    }

    Readings(Mt5Account account, Terminal terminal) {
        this.account = account;
        this.terminal = terminal;
    }

    /** Remembers whose magic it is; gives the magic. */
    long magicOf(String clientOrderId) {
        long magic = Magic.of(clientOrderId);
        clientIds.put(magic, clientOrderId);
        return magic;
    }

    /** Remembers under which ticket an order was placed. */
    void placed(String clientOrderId, long ticket) {
        tickets.put(clientOrderId, ticket);
    }

    /** The ticket of an order that was placed here. */
    Optional<Long> ticketOf(String clientOrderId) {
        return Optional.ofNullable(tickets.get(clientOrderId));
    }

    /** The client order id behind an item that was not made by a stop of its position; empty when nobody's. */
    String clientOrderId(Frame item) throws FrameFault {
        if (!isOwn(item)) {
            return "";
        }
        long magic = item.number("magic");
        String comment = item.text("comment");
        return clientIds.getOrDefault(magic, isConfirmed(comment, magic) ? comment : "");
    }

    private static boolean isConfirmed(String comment, long magic) {
        return Magic.isClientOrderId(comment) && Magic.of(comment) == magic;
    }

    /** Not what the server made by itself from a position that bears the magic of the order which opened it. */
    static boolean isOwn(Frame item) throws FrameFault {
        return switch (item.text("reason")) {
            case "SL", "TP", "SO" -> false;
            default -> true;
        };
    }

    boolean isHedging() {
        return terminal.hello().map(hello -> hello.mode().isHedging()).orElse(false);
    }

    /** What the server made of a price of a position, where those prices are our stops and targets. */
    boolean isOfBracket(Frame item) throws FrameFault {
        return switch (item.text("reason")) {
            case "SL", "TP" -> isHedging();
            default -> false;
        };
    }

    /** An order with the trades that are told with it. */
    VenueOrder order(Frame item, List<VenueTrade> trades) throws FrameFault {
        BigDecimal volume = item.decimal("volume");
        BigDecimal filled = volume.subtract(item.decimal("remaining"));
        String state = item.text("state");
        long time = Math.max(item.number("setupTime"), item.number("doneTime"));
        return new VenueOrder(
                clientOrderId(item),
                Long.toString(item.number("ticket")),
                account.instrument(item.text("symbol")),
                side(item.text("kind")),
                new Quantity(volume),
                status(state),
                new Quantity(filled),
                trades,
                reason(item, state),
                null,
                instant(time));
    }

    /** A stop-out is the server's own: positions are closed for want of margin. */
    private static @Nullable String reason(Frame item, String state) throws FrameFault {
        if (item.text("reason").equals("SO")) {
            return VenueOrder.LIQUIDATION;
        }
        return state.equals("REJECTED") ? state : null;
    }

    static VenueOrderStatus status(String state) throws FrameFault {
        return switch (state) {
            case "STARTED", "PLACED", "PARTIAL" -> VenueOrderStatus.WORKING;
            case "FILLED" -> VenueOrderStatus.FILLED;
            case "CANCELED" -> VenueOrderStatus.CANCELLED;
            case "EXPIRED" -> VenueOrderStatus.EXPIRED;
            case "REJECTED" -> VenueOrderStatus.REJECTED;
            default -> throw new FrameFault("state", "is not known: " + state);
        };
    }

    private static Side side(String kind) throws FrameFault {
        if (kind.startsWith("BUY")) {
            return Side.BUY;
        }
        if (kind.startsWith("SELL")) {
            return Side.SELL;
        }
        throw new FrameFault("kind", "has no side: " + kind);
    }

    /** Whether a deal is an execution, and not money that came or went. */
    static boolean isTrade(Frame deal) throws FrameFault {
        String kind = deal.text("kind");
        return kind.equals("BUY") || kind.equals("SELL");
    }

    VenueTrade trade(Frame deal) throws FrameFault {
        BigDecimal fee = deal.decimal("commission").add(deal.decimal("fee")).negate();
        return new VenueTrade(
                Long.toString(deal.number("ticket")),
                clientOrderId(deal),
                isOfBracket(deal)
                        ? Arm.venueOrderId(deal.number("position"), deal.text("reason"))
                        : Long.toString(deal.number("order")),
                account.instrument(deal.text("symbol")),
                side(deal.text("kind")),
                new Quantity(deal.decimal("volume")),
                new Price(deal.decimal("price")),
                new Money(fee),
                currency(),
                Liquidity.UNRECOGNISED,
                instant(deal.number("time")));
    }

    String currency() {
        return terminal.hello().orElseThrow().currency();
    }

    Instant instant(long serverMillis) {
        return terminal.clock().instant(serverMillis);
    }

    /** Signed volume of a position. */
    static Quantity quantity(Frame position) throws FrameFault {
        Quantity volume = new Quantity(position.decimal("volume"));
        return position.text("side").equals("BUY") ? volume : volume.negated();
    }
}
