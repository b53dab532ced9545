package io.sluice.binance.sim.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.function.Function;

/** How answers and frames are put together. Decimals are texts with a fixed number of places. */
public final class Json {
    /** Decimal places of money. */
    public static final int MONEY = 8;

    private static final int MEAN = 5;

    private Json() {}

    /** An object without fields yet. */
    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** An array without items yet. */
    public static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }

    static <T> ArrayNode array(Collection<? extends T> items, Function<T, JsonNode> one) {
        ArrayNode array = array();
        items.forEach(item -> array.add(one.apply(item)));
        return array;
    }

    /** A decimal with so many places. */
    public static String places(BigDecimal value, int places) {
        return value.setScale(places, RoundingMode.HALF_UP).toPlainString();
    }

    /** A mean price, which may lie between ticks. */
    public static String mean(BigDecimal value) {
        return places(value, MEAN);
    }

    /** An amount of money. */
    public static String money(BigDecimal value) {
        return places(value, MONEY);
    }

    static ObjectNode done(String message) {
        return object().put("code", 200).put("msg", message);
    }
}
