package io.sluice.binance.json;

import io.sluice.order.call.VenueOrderStatus;
import io.sluice.schemas.Side;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Words of the exchange about orders, in ours. */
public final class Orders {
    private Orders() {}

    /** @throws UnreadableMessage for a word that is not known */
    public static Side side(String word) {
        return switch (word) {
            case "BUY" -> Side.BUY;
            case "SELL" -> Side.SELL;
            default -> throw new UnreadableMessage("side " + word + " is not known");
        };
    }

    /**
     * Where an order stands. An order that the exchange itself has made bears a status of its own while it executes.
     *
     * @throws UnreadableMessage for a word that is not known
     */
    public static VenueOrderStatus status(String word, BigDecimal quantity, BigDecimal filled) {
        return switch (word) {
            case "NEW", "PARTIALLY_FILLED", "NEW_INSURANCE", "NEW_ADL" ->
                quantity.signum() > 0 && filled.compareTo(quantity) >= 0
                        ? VenueOrderStatus.FILLED
                        : VenueOrderStatus.WORKING;
            case "FILLED" -> VenueOrderStatus.FILLED;
            case "CANCELED" -> VenueOrderStatus.CANCELLED;
            case "EXPIRED", "EXPIRED_IN_MATCH" -> VenueOrderStatus.EXPIRED;
            case "REJECTED" -> VenueOrderStatus.REJECTED;
            default -> throw new UnreadableMessage("order status " + word + " is not known");
        };
    }

    /**
     * Where a conditional order stands. One that has triggered works until the order it became has ended; that end is told
     * of the order it became.
     *
     * @throws UnreadableMessage for a word that is not known
     */
    public static VenueOrderStatus algoStatus(String word, BigDecimal quantity, BigDecimal filled) {
        return switch (word) {
            case "NEW", "TRIGGERING", "TRIGGERED", "FINISHED" ->
                quantity.signum() > 0 && filled.compareTo(quantity) >= 0
                        ? VenueOrderStatus.FILLED
                        : VenueOrderStatus.WORKING;
            case "CANCELED" -> VenueOrderStatus.CANCELLED;
            case "EXPIRED" -> VenueOrderStatus.EXPIRED;
            case "REJECTED" -> VenueOrderStatus.REJECTED;
            default -> throw new UnreadableMessage("algo status " + word + " is not known");
        };
    }

    /** Why the exchange itself has made an order, from the client order id it gave it; null for an order that it did not make. */
    public static @Nullable String madeByExchange(String clientOrderId) {
        if (clientOrderId.startsWith("adl_autoclose")) {
            return "ADL";
        }
        if (clientOrderId.startsWith("autoclose-")) {
            return "LIQUIDATION";
        }
        if (clientOrderId.startsWith("settlement_autoclose-")) {
            return "SETTLEMENT";
        }
        return clientOrderId.startsWith("delivery_autoclose-") ? "DELIVERY" : null;
    }

    /** What is said of such an order. */
    public static @Nullable String madeByExchangeText(String clientOrderId) {
        return madeByExchange(clientOrderId) == null ? null : "made by the exchange itself";
    }
}
