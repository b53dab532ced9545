package io.sluice.mt5.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.sluice.mt5.frame.Frame;
import io.sluice.mt5.link.ServerClock;
import io.sluice.mt5.link.Terminal;
import io.sluice.mt5.trade.Magic;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** What only asks. */
final class QueryRoutes {
    private static final int LONGEST_SYMBOL = 64;
    private static final long MOST_ROWS = 5_000;
    private static final Set<String> TIMEFRAMES = Set.of("M1", "M5", "M15", "H1", "H4", "D1");

    private final Desk desk;

    QueryRoutes(Desk desk) {
        this.desk = desk;
    }

    /** GET /api/v1/account. */
    void account(Context ctx) {
        Terminal terminal = desk.present(ctx);
        Frame account = first(desk.ask(terminal, Frame.of("get").put("what", "account")), "NO_DATA", "the account");
        ObjectNode node = Shapes.object()
                .put("account", terminal.login())
                .put("name", terminal.hello().orElseThrow().name())
                .put("server", terminal.hello().orElseThrow().server())
                .put("currency", terminal.hello().orElseThrow().currency())
                .put("mode", terminal.hello().orElseThrow().mode().name())
                .put("balance", Shapes.decimal(account, "balance"))
                .put("equity", Shapes.decimal(account, "equity"))
                .put("margin", Shapes.decimal(account, "margin"))
                .put("free_margin", Shapes.decimal(account, "freeMargin"))
                .put("profit", Shapes.decimal(account, "profit"))
                .put("open_positions", terminal.mirror().positions().size())
                .put("pending_orders", terminal.mirror().orders().size());
        if (account.has("marginLevel")) {
            node.put("margin_level_pct", Shapes.decimal(account, "marginLevel"));
        } else {
            node.putNull("margin_level_pct");
        }
        Shapes.answer(ctx, 200, node);
    }

    /** GET /api/v1/positions. */
    void positions(Context ctx) {
        Terminal terminal = desk.present(ctx);
        List<Frame> items = desk.ask(terminal, Frame.of("get").put("what", "positions"));
        Shapes.answer(ctx, 200, Shapes.list(items, item -> Shapes.position(item, terminal.clock())));
    }

    /** GET /api/v1/orders. */
    void orders(Context ctx) {
        Terminal terminal = desk.present(ctx);
        List<Frame> items = desk.ask(terminal, Frame.of("get").put("what", "orders"));
        Shapes.answer(ctx, 200, Shapes.list(items, item -> Shapes.order(item, terminal.clock())));
    }

    /** GET /api/v1/orders/{ticket}. */
    void order(Context ctx) {
        Terminal terminal = desk.present(ctx);
        long ticket = Input.path(ctx, "ticket").integer("ticket", 1, Long.MAX_VALUE);
        List<Frame> items =
                desk.ask(terminal, Frame.of("get").put("what", "order").put("ticket", ticket));
        Frame order = first(ofType(items, "order"), "NO_ORDER", "order " + ticket);
        ObjectNode node = Shapes.order(order, terminal.clock());
        node.set("deals", Shapes.list(ofType(items, "deal"), deal -> Shapes.deal(deal, terminal.clock())));
        Shapes.answer(ctx, 200, node);
    }

    /** GET /api/v1/requests/{request_id}. */
    void request(Context ctx) {
        Terminal terminal = desk.present(ctx);
        String id = Input.path(ctx, "request_id").id("request_id").orElseThrow();
        Frame.Builder lookup = Frame.of("lookup")
                .put("owner", "rest")
                .put("epoch", desk.terminals().epoch())
                .put("clientId", id)
                .put("magic", Magic.of(id))
                .put("ticket", 0)
                .put("settle", Duration.ofSeconds(15).toMillis());
        List<Frame> items = desk.ask(terminal, lookup);
        ObjectNode node = Shapes.object().put("request_id", id).put("known", !items.isEmpty());
        node.set("orders", Shapes.list(ofType(items, "order"), item -> Shapes.order(item, terminal.clock())));
        node.set("deals", Shapes.list(ofType(items, "deal"), item -> Shapes.deal(item, terminal.clock())));
        Shapes.answer(ctx, 200, node);
    }

    /** GET /api/v1/history. */
    void history(Context ctx) {
        Terminal terminal = desk.present(ctx);
        List<Frame> items =
                desk.ask(terminal, ranged(Frame.of("get").put("what", "deals"), "since", "until", ctx, terminal));
        Shapes.answer(ctx, 200, Shapes.list(items, item -> Shapes.deal(item, terminal.clock())));
    }

    /** GET /api/v1/symbols. */
    void symbols(Context ctx) {
        List<Frame> items = desk.ask(desk.present(ctx), Frame.of("get").put("what", "symbols"));
        Shapes.answer(ctx, 200, Shapes.list(items, Shapes::symbol));
    }

    /** GET /api/v1/symbols/{symbol}. */
    void symbol(Context ctx) {
        Shapes.answer(ctx, 200, Shapes.symbol(one(desk.present(ctx), "symbol", ctx)));
    }

    /** GET /api/v1/ticks/{symbol}. */
    void tick(Context ctx) {
        Terminal terminal = desk.present(ctx);
        Shapes.answer(ctx, 200, Shapes.tick(one(terminal, "tick", ctx), terminal.clock()));
    }

    private Frame one(Terminal terminal, String what, Context ctx) {
        String symbol = Input.path(ctx, "symbol").text("symbol", LONGEST_SYMBOL);
        List<Frame> items = desk.ask(terminal, Frame.of("get").put("what", what).put("symbol", symbol));
        return first(items, "NO_DATA", "a " + what + " of " + symbol);
    }

    /** GET /api/v1/candles/{symbol}. */
    void candles(Context ctx) {
        Terminal terminal = desk.present(ctx);
        Input query = Input.query(ctx);
        String timeframe = query.has("timeframe") ? query.text("timeframe", 3) : "M5";
        if (!TIMEFRAMES.contains(timeframe)) {
            throw query.invalid("timeframe", "must be one of M1, M5, M15, H1, H4, D1");
        }
        Frame.Builder question = Frame.of("bars")
                .put("symbol", Input.path(ctx, "symbol").text("symbol", LONGEST_SYMBOL))
                .put("timeframe", timeframe)
                .put("limit", query.integerOr("limit", 1, MOST_ROWS, MOST_ROWS));
        List<Frame> items = desk.ask(terminal, ranged(question, "from", "to", ctx, terminal));
        Shapes.answer(ctx, 200, Shapes.list(items, item -> Shapes.bar(item, terminal.clock())));
    }

    /** The last day, unless the query says otherwise. */
    private static Frame.Builder ranged(
            Frame.Builder question, String start, String end, Context ctx, Terminal terminal) {
        Input query = Input.query(ctx);
        Instant to = query.instantOr("to", Instant.now());
        Instant from = query.instantOr("from", to.minus(Duration.ofDays(1)));
        if (from.isAfter(to)) {
            throw query.invalid("from", "must not be after to");
        }
        ServerClock clock = terminal.clock();
        return question.put(start, clock.wallMillis(from)).put(end, clock.wallMillis(to));
    }

    private static List<Frame> ofType(List<Frame> items, String type) {
        return items.stream().filter(item -> item.type().equals(type)).toList();
    }

    private static Frame first(List<Frame> items, String code, String what) {
        if (items.isEmpty()) {
            throw RestFault.of(404, code, "the terminal does not know " + what);
        }
        return items.getFirst();
    }
}
