package io.sluice.binance.user;

import io.sluice.binance.Symbols;
import io.sluice.binance.json.Fields;
import io.sluice.binance.json.Orders;
import io.sluice.binance.json.UnreadableMessage;
import io.sluice.order.call.VenueOrder;
import io.sluice.order.call.VenueTrade;
import io.sluice.schemas.Liquidity;
import io.sluice.value.Money;
import io.sluice.value.Price;
import io.sluice.value.Quantity;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the messages of an account's stream. */
public final class UserMessages {
    /** What is traded against here; a message that names no currency of a fee is about this one. */
    private static final String USUAL_CURRENCY = "USDT";

    private UserMessages() {}

    /** Reads one frame. */
    public static UserMessage frame(String text) {
        try {
            Fields frame = Fields.object(text);
            return switch (frame.textOr("e", "")) {
                case "ORDER_TRADE_UPDATE" -> order(frame.inner("o"));
                case "ALGO_UPDATE" -> algo(frame.inner("o"), frame.millis("E"));
                case "ACCOUNT_UPDATE" -> account(frame.inner("a"), frame.millis("E"));
                case "listenKeyExpired" -> new UserMessage.KeyExpired();
                default -> new UserMessage.Other(frame.textOr("e", "?"));
            };
        } catch (UnreadableMessage unreadable) {
            return new UserMessage.Unreadable(String.valueOf(unreadable.getMessage()));
        }
    }

    private static UserMessage order(Fields order) {
        BigDecimal quantity = order.decimal("q");
        BigDecimal filled = order.decimal("z");
        String clientOrderId = order.textOr("c", "");
        VenueTrade trade = trade(order, clientOrderId);
        return new UserMessage.OrderUpdate(
                new VenueOrder(
                        clientOrderId,
                        order.text("i"),
                        Symbols.instrument(order.text("s")),
                        Orders.side(order.text("S")),
                        new Quantity(quantity),
                        Orders.status(order.text("X"), quantity, filled),
                        new Quantity(filled),
                        trade == null ? List.of() : List.of(trade),
                        Orders.madeByExchange(clientOrderId),
                        Orders.madeByExchangeText(clientOrderId),
                        order.millis("T")),
                trade);
    }

    private static @Nullable VenueTrade trade(Fields order, String clientOrderId) {
        BigDecimal quantity = order.decimalOrZero("l");
        if (quantity.signum() == 0 || order.number("t") == 0) {
            return null;
        }
        return new VenueTrade(
                order.text("t"),
                clientOrderId,
                order.text("i"),
                Symbols.instrument(order.text("s")),
                Orders.side(order.text("S")),
                new Quantity(quantity),
                new Price(order.decimal("L")),
                new Money(order.decimalOrZero("n")),
                order.textOr("N", USUAL_CURRENCY),
                order.flag("m") ? Liquidity.MAKER : Liquidity.TAKER,
                order.millis("T"));
    }

    private static UserMessage algo(Fields order, Instant time) {
        BigDecimal quantity = order.decimal("q");
        BigDecimal filled = order.decimalOrZero("aq");
        String reason = order.textOr("X", "").equals("REJECTED") ? "TRIGGER_REJECTED" : null;
        String actual = order.textOr("ai", "");
        return new UserMessage.AlgoUpdate(
                new VenueOrder(
                        order.textOr("caid", ""),
                        order.text("aid"),
                        Symbols.instrument(order.text("s")),
                        Orders.side(order.text("S")),
                        new Quantity(quantity),
                        Orders.algoStatus(order.text("X"), quantity, filled),
                        new Quantity(filled),
                        List.of(),
                        reason,
                        reason == null ? null : order.textOr("rm", "refused when it triggered"),
                        time),
                actual.isEmpty() || actual.equals("0") ? null : actual);
    }

    private static UserMessage account(Fields account, Instant time) {
        Map<String, Money> balances = new LinkedHashMap<>();
        account.listOf("B").forEach(balance -> balances.put(balance.text("a"), new Money(balance.decimal("wb"))));
        Map<UserMessage.Place, Quantity> positions = new LinkedHashMap<>();
        for (Fields position : account.listOf("P")) {
            positions.put(
                    new UserMessage.Place(Symbols.instrument(position.text("s")), position.textOr("ps", "BOTH")),
                    new Quantity(position.decimal("pa")));
        }
        return new UserMessage.AccountUpdate(balances, positions, time);
    }
}
