package io.sluice.mt5.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.sluice.mt5.frame.Frame;
import io.sluice.mt5.link.ServerClock;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/** How terminals' frames look to REST clients: snake case, decimals as numbers, instants in ISO 8601 and UTC. */
final class Shapes {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int PERCENT_SCALE = 4;

    private Shapes() {}

    static void answer(Context ctx, int status, JsonNode body) {
        ctx.status(status)
                .contentType("application/json")
                .result(body.toString().getBytes(StandardCharsets.UTF_8));
    }

    static ObjectNode object() {
        return Input.JSON.createObjectNode();
    }

    static ArrayNode list(List<Frame> items, Function<Frame, ObjectNode> shape) {
        ArrayNode array = Input.JSON.createArrayNode();
        items.forEach(item -> array.add(shape.apply(item)));
        return array;
    }

    static String text(Frame frame, String name) {
        return frame.fields().get(name) instanceof String text ? text : "";
    }

    static long number(Frame frame, String name) {
        return frame.fields().get(name) instanceof Long number ? number : 0;
    }

    static BigDecimal decimal(Frame frame, String name) {
        try {
            String text = text(frame, name);
            return text.isEmpty() ? BigDecimal.ZERO : new BigDecimal(text);
        } catch (NumberFormatException garbled) {
            return BigDecimal.ZERO;
        }
    }

    static ObjectNode fault(RestFault fault) {
        ObjectNode node = object().put("success", false)
                .putNull("ticket")
                .putNull("price")
                .put("error_code", fault.code())
                .put("error_message", fault.text())
                .put("outcome", fault.outcome().name())
                .put("timestamp", Instant.now().toString());
        if (!fault.field().isEmpty()) {
            node.put("field", fault.field());
        }
        if (fault.retcode() != 0) {
            node.put("retcode", fault.retcode());
        }
        return node;
    }

    static ObjectNode result(Frame result) {
        return object().put("success", true)
                .put("ticket", number(result, "order"))
                .put("deal", number(result, "deal"))
                .put("price", decimal(result, "price"))
                .put("volume", decimal(result, "volume"))
                .put("retcode", number(result, "retcode"))
                .put("replayed", Boolean.TRUE.equals(result.fields().get("replayed")))
                .put("request_id", text(result, "re"))
                .put("outcome", "EXISTS")
                .putNull("error_code")
                .putNull("error_message")
                .put("timestamp", Instant.now().toString());
    }

    static ObjectNode position(Frame item, ServerClock clock) {
        BigDecimal open = decimal(item, "price");
        BigDecimal current = decimal(item, "current");
        boolean isLong = text(item, "side").equals("BUY");
        return object().put("ticket", number(item, "ticket"))
                .put("symbol", text(item, "symbol"))
                .put("position", isLong ? "LONG" : "SHORT")
                .put("volume", decimal(item, "volume"))
                .put("open_price", open)
                .put("current_price", current)
                .put("stop_loss", decimal(item, "sl"))
                .put("take_profit", decimal(item, "tp"))
                .put("swap", decimal(item, "swap"))
                .put("profit_loss", decimal(item, "profit"))
                .put("profit_loss_pct", percent(isLong ? current.subtract(open) : open.subtract(current), open))
                .put("magic", number(item, "magic"))
                .put("comment", text(item, "comment"))
                .put("time", clock.instant(number(item, "openTime")).toString());
    }

    static ObjectNode order(Frame item, ServerClock clock) {
        ObjectNode node = object().put("ticket", number(item, "ticket"))
                .put("symbol", text(item, "symbol"))
                .put("order_type", text(item, "kind"))
                .put("state", text(item, "state"))
                .put("volume", decimal(item, "volume"))
                .put("remaining", decimal(item, "remaining"))
                .put("price", decimal(item, "price"))
                .put("stop_loss", decimal(item, "sl"))
                .put("take_profit", decimal(item, "tp"))
                .put("magic", number(item, "magic"))
                .put("comment", text(item, "comment"))
                .put("reason", text(item, "reason"))
                .put("time", clock.instant(number(item, "setupTime")).toString());
        long done = number(item, "doneTime");
        return done == 0
                ? node.putNull("done_time")
                : node.put("done_time", clock.instant(done).toString());
    }

    static ObjectNode deal(Frame item, ServerClock clock) {
        return object().put("ticket", number(item, "ticket"))
                .put("order", number(item, "order"))
                .put("position", number(item, "position"))
                .put("symbol", text(item, "symbol"))
                .put("kind", text(item, "kind"))
                .put("entry", text(item, "entry"))
                .put("volume", decimal(item, "volume"))
                .put("price", decimal(item, "price"))
                .put("commission", decimal(item, "commission"))
                .put("fee", decimal(item, "fee"))
                .put("swap", decimal(item, "swap"))
                .put("profit", decimal(item, "profit"))
                .put("magic", number(item, "magic"))
                .put("comment", text(item, "comment"))
                .put("reason", text(item, "reason"))
                .put("time", clock.instant(number(item, "time")).toString());
    }

    static ObjectNode symbol(Frame item) {
        return object().put("symbol", text(item, "symbol"))
                .put("description", text(item, "description"))
                .put("digits", number(item, "digits"))
                .put("point", decimal(item, "point"))
                .put("tick_size", decimal(item, "tickSize"))
                .put("tick_value", decimal(item, "tickValue"))
                .put("contract_size", decimal(item, "contract"))
                .put("volume_min", decimal(item, "volumeMin"))
                .put("volume_max", decimal(item, "volumeMax"))
                .put("volume_step", decimal(item, "volumeStep"))
                .put("stops_level", number(item, "stopsLevel"))
                .put("filling_modes", number(item, "filling"))
                .put("execution", text(item, "execution"))
                .put("trade_mode", text(item, "tradeMode"))
                .put("currency_profit", text(item, "profit"))
                .put("sessions", text(item, "sessions"));
    }

    static ObjectNode tick(Frame item, ServerClock clock) {
        return object().put("symbol", text(item, "symbol"))
                .put("bid", decimal(item, "bid"))
                .put("ask", decimal(item, "ask"))
                .put("last", decimal(item, "last"))
                .put("volume", decimal(item, "volume"))
                .put("time", clock.instant(number(item, "time")).toString());
    }

    static ObjectNode bar(Frame item, ServerClock clock) {
        return object().put("time", clock.instant(number(item, "time")).toString())
                .put("open", decimal(item, "open"))
                .put("high", decimal(item, "high"))
                .put("low", decimal(item, "low"))
                .put("close", decimal(item, "close"))
                .put("ticks", number(item, "ticks"))
                .put("volume", number(item, "volume"))
                .put("spread", number(item, "spread"));
    }

    private static BigDecimal percent(BigDecimal part, BigDecimal whole) {
        return whole.signum() == 0
                ? BigDecimal.ZERO
                : part.multiply(HUNDRED).divide(whole, PERCENT_SCALE, RoundingMode.HALF_EVEN);
    }
}
