package io.sluice.binance.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** One JSON object, read strictly. Each method throws {@link UnreadableMessage} where its field is not what it must be. */
public final class Fields {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode node;

    private Fields(JsonNode node) {
        this.node = node;
    }

    /** A text that must be one JSON object. */
    public static Fields object(String text) {
        JsonNode root = tree(text);
        if (!root.isObject()) {
            throw new UnreadableMessage("not an object");
        }
        return new Fields(root);
    }

    /** A text that must be a list of JSON objects. */
    public static List<Fields> list(String text) {
        JsonNode root = tree(text);
        if (!root.isArray()) {
            throw new UnreadableMessage("not a list");
        }
        return elements(root);
    }

    private static JsonNode tree(String text) {
        try {
            JsonNode root = JSON.readTree(text);
            return root == null ? JSON.missingNode() : root;
        } catch (JsonProcessingException malformed) {
            throw new UnreadableMessage("not JSON", malformed);
        }
    }

    private static List<Fields> elements(JsonNode array) {
        List<Fields> all = new ArrayList<>(array.size());
        array.forEach(element -> all.add(new Fields(element)));
        return all;
    }

    /** Whether there is such a field with a value. */
    public boolean has(String name) {
        return node.hasNonNull(name);
    }

    /** An object inside. */
    public Fields inner(String name) {
        JsonNode inner = node.path(name);
        if (!inner.isObject()) {
            throw new UnreadableMessage(name + " is not an object");
        }
        return new Fields(inner);
    }

    /** A list inside; empty where there is none. */
    public List<Fields> listOf(String name) {
        return elements(node.path(name));
    }

    /** Text or a number, as text; never empty. */
    public String text(String name) {
        String text = textOr(name, "");
        if (text.isEmpty()) {
            throw new UnreadableMessage(name + " is missing");
        }
        return text;
    }

    /** Text or a number, as text; another where it is absent or empty. */
    public String textOr(String name, String other) {
        String text = node.path(name).asText("");
        return text.isEmpty() ? other : text;
    }

    /** A decimal, exact. */
    public BigDecimal decimal(String name) {
        try {
            return new BigDecimal(text(name));
        } catch (NumberFormatException malformed) {
            throw new UnreadableMessage(name + " is not a decimal", malformed);
        }
    }

    /** A decimal, exact; zero where it is absent. */
    public BigDecimal decimalOrZero(String name) {
        return has(name) && !textOr(name, "").isEmpty() ? decimal(name) : BigDecimal.ZERO;
    }

    /** A whole number. */
    public long number(String name) {
        JsonNode value = node.path(name);
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw new UnreadableMessage(name + " is not a whole number");
        }
        return value.longValue();
    }

    /** Milliseconds since 1970. */
    public Instant millis(String name) {
        return Instant.ofEpochMilli(number(name));
    }

    /** True or false; false where it is absent. */
    public boolean flag(String name) {
        return node.path(name).asBoolean(false);
    }
}
