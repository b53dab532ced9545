package io.sluice.binance.sim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.sluice.binance.sim.exchange.Account;
import io.sluice.binance.sim.exchange.Depth;
import io.sluice.binance.sim.exchange.ExchangeMade;
import io.sluice.binance.sim.exchange.Order;
import io.sluice.binance.sim.exchange.PositionSide;
import io.sluice.binance.sim.exchange.Quote;
import io.sluice.binance.sim.exchange.Refusal;
import io.sluice.binance.sim.malice.FrameRule;
import io.sluice.binance.sim.malice.RequestRule;
import io.sluice.binance.sim.rest.Json;
import java.io.IOException;
import java.math.BigDecimal;

/** What only the director of a test may do, under {@code /sim}: move prices and clocks, plan malice, close positions. */
final class AdminRoutes {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SimulatedVenue sim;

    AdminRoutes(SimulatedVenue sim) {
        this.sim = sim;
    }

    void addTo(RoutesConfig routes) {
        routes.get("/sim/status", context -> answer(context, status()));
        routes.post("/sim/malice/requests", this::requestRule);
        routes.post("/sim/malice/frames", this::frameRule);
        routes.delete("/sim/malice", context -> {
            sim.malice().clear();
            answer(context, status());
        });
        routes.post("/sim/clock", this::clock);
        routes.post("/sim/quote", this::quote);
        routes.post("/sim/depth", this::depth);
        routes.post("/sim/close", this::close);
        routes.post("/sim/funding", this::funding);
        routes.post("/sim/listenKeys/expire", context -> {
            sim.venue().act(now -> {
                sim.venue().listenKeys().expireAll();
                return null;
            });
            answer(context, status());
        });
        routes.post("/sim/streams/cut", context -> {
            sim.streams().cutAll();
            answer(context, status());
        });
        routes.exception(Refusal.class, (refusal, context) -> refused(context, refusal.getMessage()));
        routes.exception(IllegalArgumentException.class, (wrong, context) -> refused(context, wrong.getMessage()));
        routes.exception(IOException.class, (malformed, context) -> refused(context, malformed.getMessage()));
    }

    private ObjectNode status() {
        return Json.object()
                .put("rest", sim.restUrl())
                .put("streams", sim.streamUrl())
                .put("clock", sim.clock().millis())
                .put("skew", sim.clock().skew())
                .put("connections", sim.streams().size())
                .put("maliceLeft", sim.malice().left())
                .put("ledger", sim.ledgerFile().toString());
    }

    /** The fields of the rule that are named, over a rule that does nothing wrong to the next request. */
    private void requestRule(Context context) throws IOException {
        ObjectNode rule = JSON.valueToTree(RequestRule.next("", ""));
        sim.malice().add(JSON.treeToValue(over(rule, context), RequestRule.class));
        answer(context, status());
    }

    private void frameRule(Context context) throws IOException {
        ObjectNode rule = JSON.valueToTree(FrameRule.next("", 1, FrameRule.Action.DROP));
        sim.malice().add(JSON.treeToValue(over(rule, context), FrameRule.class));
        answer(context, status());
    }

    private static ObjectNode over(ObjectNode rule, Context context) throws IOException {
        return rule.setAll((ObjectNode) body(context));
    }

    private void clock(Context context) throws IOException {
        JsonNode body = body(context);
        if (body.has("skewMillis")) {
            sim.clock().skew(body.get("skewMillis").asLong());
        }
        sim.clock().step(body.path("stepMillis").asLong());
        answer(context, status());
    }

    private void quote(Context context) throws IOException {
        JsonNode body = body(context);
        String symbol = body.path("symbol").asText();
        if (body.has("price")) {
            sim.price(symbol, body.get("price").asText());
        } else {
            BigDecimal bid = decimal(body, "bid");
            sim.venue()
                    .quote(new Quote(
                            symbol,
                            bid,
                            decimal(body, "bidQuantity"),
                            decimal(body, "ask"),
                            decimal(body, "askQuantity"),
                            body.has("last") ? decimal(body, "last") : bid,
                            body.has("mark") ? decimal(body, "mark") : bid,
                            body.has("index") ? decimal(body, "index") : bid));
        }
        answer(context, status());
    }

    private void depth(Context context) throws IOException {
        JsonNode body = body(context);
        Depth depth = new Depth(
                body.path("levels").asInt(),
                decimal(body, "quantity"),
                body.path("ticks").asInt(1),
                body.path("refills").asBoolean());
        sim.venue().act(now -> {
            sim.venue().exchange().depth(body.path("symbol").asText(), depth);
            return null;
        });
        answer(context, status());
    }

    /** Liquidation, ADL or settlement of a position, or of a part of it. */
    private void close(Context context) throws IOException {
        JsonNode body = body(context);
        Order order = sim.venue().act(now -> {
            Account account =
                    sim.venue().exchange().account(body.path("account").asText("main"));
            String symbol = body.path("symbol").asText();
            PositionSide side = PositionSide.valueOf(body.path("positionSide").asText("BOTH"));
            BigDecimal quantity = body.has("quantity")
                    ? decimal(body, "quantity")
                    : account.position(symbol, side).quantity().abs();
            ExchangeMade why = ExchangeMade.valueOf(body.path("why").asText("LIQUIDATION"));
            return sim.venue().exchange().close(now, account, symbol, side, quantity, why);
        });
        answer(context, Json.object().put("orderId", order.id()));
    }

    private void funding(Context context) throws IOException {
        JsonNode body = body(context);
        String symbol = body.path("symbol").asText();
        sim.venue().act(now -> {
            if (body.has("rate")) {
                sim.venue().exchange().market(symbol).fundingRate(decimal(body, "rate"));
            }
            if (body.path("charge").asBoolean()) {
                sim.venue().exchange().fund(now, symbol);
            }
            return null;
        });
        answer(context, status());
    }

    private static BigDecimal decimal(JsonNode body, String field) {
        return new BigDecimal(body.path(field).asText());
    }

    private static JsonNode body(Context context) throws IOException {
        JsonNode body = JSON.readTree(context.body());
        if (!body.isObject()) {
            throw new IOException("a JSON object is needed");
        }
        return body;
    }

    private static void answer(Context context, JsonNode body) {
        context.contentType("application/json").result(body.toString());
    }

    private static void refused(Context context, String why) {
        answer(context.status(400), Json.object().put("error", why));
    }
}
