package io.sluice.mt5.rest;

import io.javalin.http.Context;
import io.sluice.mt5.frame.Frame;
import io.sluice.mt5.link.Terminal;
import io.sluice.mt5.trade.Magic;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What changes something at the trade server. */
final class TradeRoutes {
    private static final int LONGEST_SYMBOL = 64;
    private static final int LONGEST_COMMENT = 31;
    private static final long MOST_DEVIATION = 100_000;
    private static final Set<String> ORDER_FIELDS = Set.of(
            "symbol",
            "volume",
            "order_type",
            "price",
            "stop_loss",
            "take_profit",
            "comment",
            "magic",
            "deviation",
            "request_id");
    private static final Set<String> CHANGE_FIELDS = Set.of("price", "stop_loss", "take_profit", "request_id");

    private final Desk desk;

    TradeRoutes(Desk desk) {
        this.desk = desk;
    }

    /** POST /api/v1/orders. */
    void place(Context ctx) {
        Terminal terminal = desk.terminal(ctx);
        Input input = Input.body(ctx, ORDER_FIELDS);
        OrderKind kind = kind(input);
        Frame.Builder order = Frame.of("order")
                .put("action", kind.isPending() ? "pending" : "market")
                .put("symbol", input.text("symbol", LONGEST_SYMBOL))
                .put("kind", kind.name())
                .put("volume", input.positive("volume"))
                .put("sl", input.positiveOrZero("stop_loss"))
                .put("tp", input.positiveOrZero("take_profit"))
                .put("deviation", input.integerOr("deviation", 0, MOST_DEVIATION, 20))
                .put("comment", input.remark("comment", LONGEST_COMMENT));
        if (kind.isPending()) {
            order.put("price", input.positive("price"));
        } else {
            input.positiveOrZero("price");
        }
        String requestId = requestId(ctx, input).orElseGet(() -> "r" + UUID.randomUUID());
        identify(order, input, requestId);
        Shapes.answer(ctx, 200, Shapes.result(desk.trade(ready(terminal), Optional.of(requestId), order)));
    }

    private static OrderKind kind(Input input) {
        return OrderKind.of(input.text("order_type", 32))
                .orElseThrow(() -> input.invalid("order_type", "must be one of " + OrderKind.NAMES));
    }

    /** Without a magic of its own the order gets one that nobody else has, which finds it whatever happens. */
    private static void identify(Frame.Builder order, Input input, String requestId) {
        long magic = input.integerOr("magic", 0, Long.MAX_VALUE, 0);
        order.put("magic", magic == 0 ? Magic.of(requestId) : magic).put("unique", magic == 0);
    }

    /** DELETE /api/v1/orders/{ticket}. */
    void cancel(Context ctx) {
        Terminal terminal = desk.terminal(ctx);
        long ticket = ticket(Input.path(ctx, "ticket"), "ticket");
        known(terminal, ticket);
        Frame.Builder order =
                Frame.of("order").put("action", "cancel").put("ticket", ticket).put("magic", 0);
        finish(ctx, terminal, Input.query(ctx), order);
    }

    /** PATCH /api/v1/orders/{ticket}. */
    void changeOrder(Context ctx) {
        Terminal terminal = desk.terminal(ctx);
        long ticket = ticket(Input.path(ctx, "ticket"), "ticket");
        Input input = Input.body(ctx, CHANGE_FIELDS);
        Frame present = known(terminal, ticket);
        Frame.Builder order = Frame.of("order")
                .put("action", "modifyOrder")
                .put("ticket", ticket)
                .put("symbol", Shapes.text(present, "symbol"))
                .put("magic", 0)
                .put("price", input.has("price") ? input.positive("price") : Shapes.decimal(present, "price"))
                .put("sl", changed(input, "stop_loss", present, "sl"))
                .put("tp", changed(input, "take_profit", present, "tp"));
        finish(ctx, terminal, input, order);
    }

    /** PATCH /api/v1/positions/{ticket}. */
    void changePosition(Context ctx) {
        Terminal terminal = desk.terminal(ctx);
        long ticket = ticket(Input.path(ctx, "ticket"), "ticket");
        Input input = Input.body(ctx, Set.of("stop_loss", "take_profit", "request_id"));
        Frame present = open(terminal, ticket);
        Frame.Builder order = Frame.of("order")
                .put("action", "modifyPosition")
                .put("ticket", ticket)
                .put("symbol", Shapes.text(present, "symbol"))
                .put("magic", 0)
                .put("sl", changed(input, "stop_loss", present, "sl"))
                .put("tp", changed(input, "take_profit", present, "tp"));
        finish(ctx, terminal, input, order);
    }

    /** POST /api/v1/close-position?ticket=&amp;volume=. */
    void closePosition(Context ctx) {
        Terminal terminal = desk.terminal(ctx);
        Input input = Input.query(ctx);
        long ticket = ticket(input, "ticket");
        Frame present = open(terminal, ticket);
        Frame.Builder order = Frame.of("order")
                .put("action", "close")
                .put("ticket", ticket)
                .put("symbol", Shapes.text(present, "symbol"))
                .put("magic", 0)
                .put("deviation", input.integerOr("deviation", 0, MOST_DEVIATION, 20));
        if (input.has("volume")) {
            order.put("volume", input.positive("volume"));
        }
        finish(ctx, terminal, input, order);
    }

    /** POST /api/v1/close-by?ticket=&amp;by=. */
    void closeBy(Context ctx) {
        Terminal terminal = desk.terminal(ctx);
        Input input = Input.query(ctx);
        long ticket = ticket(input, "ticket");
        long by = ticket(input, "by");
        open(terminal, ticket);
        open(terminal, by);
        Frame.Builder order = Frame.of("order")
                .put("action", "closeBy")
                .put("ticket", ticket)
                .put("positionBy", by)
                .put("magic", 0);
        finish(ctx, terminal, input, order);
    }

    private void finish(Context ctx, Terminal terminal, Input input, Frame.Builder order) {
        Shapes.answer(ctx, 200, Shapes.result(desk.trade(ready(terminal), requestId(ctx, input), order)));
    }

    private static BigDecimal changed(Input input, String name, Frame present, String field) {
        return input.has(name) ? input.positiveOrZero(name) : Shapes.decimal(present, field);
    }

    private static Optional<String> requestId(Context ctx, Input input) {
        String header = ctx.header("Idempotency-Key");
        if (header == null) {
            return input.id("request_id");
        }
        if (!Frame.isId(header)) {
            throw input.invalid("request_id", "must be 1 to 64 letters, digits, '_', '.', '-'");
        }
        return Optional.of(header);
    }

    private static long ticket(Input input, String name) {
        return input.integer(name, 1, Long.MAX_VALUE);
    }

    private static Terminal ready(Terminal terminal) {
        if (!terminal.state().isLoggedIn()) {
            throw RestFault.of(503, "TERMINAL_UNAVAILABLE", "the terminal is not connected");
        }
        if (!terminal.state().tradeAllowed()) {
            throw RestFault.of(503, "TRADING_NOT_ALLOWED", "the terminal does not allow the Expert Advisor to trade");
        }
        return terminal;
    }

    /** An answer may be here before the event that tells of the same: what the mirror does not know is asked for. */
    private Frame open(Terminal terminal, long ticket) {
        return ready(terminal)
                .mirror()
                .position(ticket)
                .or(() -> asked(terminal, "positions", ticket))
                .orElseThrow(() -> RestFault.of(404, "NO_POSITION", "there is no open position " + ticket));
    }

    private Frame known(Terminal terminal, long ticket) {
        return withTicket(ready(terminal).mirror().orders(), ticket)
                .or(() -> asked(terminal, "orders", ticket))
                .orElseThrow(() -> RestFault.of(404, "NO_ORDER", "no working order has ticket " + ticket));
    }

    private Optional<Frame> asked(Terminal terminal, String what, long ticket) {
        return withTicket(desk.ask(terminal, Frame.of("get").put("what", what)), ticket);
    }

    private static Optional<Frame> withTicket(List<Frame> items, long ticket) {
        return items.stream()
                .filter(item -> Shapes.number(item, "ticket") == ticket)
                .findFirst();
    }
}
