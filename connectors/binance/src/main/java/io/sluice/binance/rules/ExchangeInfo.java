package io.sluice.binance.rules;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sluice.binance.http.BudgetLimits.OrderLimit;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the exchange says of itself.
 *
 * @param symbols rules by symbol
 * @param weightPerMinute weight it allows one address in a minute
 * @param orderLimits orders it allows one account
 */
public record ExchangeInfo(Map<String, SymbolRules> symbols, int weightPerMinute, List<OrderLimit> orderLimits) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int WEIGHT_UNTIL_SAID = 2_400;

    /** Copies what could change. */
    public ExchangeInfo {
        symbols = Map.copyOf(symbols);
        orderLimits = List.copyOf(orderLimits);
    }

    /**
     * Reads the answer to exchangeInfo. A symbol of which a filter cannot be read is left out: it is then unknown, and
     * nothing is placed in it.
     *
     * @throws IllegalArgumentException when it is not such an answer
     */
    public static ExchangeInfo parse(String body) {
        JsonNode root;
        try {
            root = JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the exchange information is not JSON", e);
        }
        if (root == null || !root.path("symbols").isArray()) {
            throw new IllegalArgumentException("the exchange information has no symbols");
        }
        return new ExchangeInfo(symbols(root), weight(root), orderLimits(root));
    }

    private static Map<String, SymbolRules> symbols(JsonNode root) {
        Map<String, SymbolRules> symbols = new HashMap<>();
        for (JsonNode symbol : root.path("symbols")) {
            try {
                SymbolRules rules = rules(symbol);
                symbols.put(rules.symbol(), rules);
            } catch (NumberFormatException unreadable) {
                symbols.remove(symbol.path("symbol").asText());
            }
        }
        return symbols;
    }

    private static SymbolRules rules(JsonNode symbol) {
        Map<String, JsonNode> filters = new HashMap<>();
        symbol.path("filters")
                .forEach(filter -> filters.put(filter.path("filterType").asText(), filter));
        JsonNode none = JSON.createObjectNode();
        JsonNode percent = filters.getOrDefault("PERCENT_PRICE", none);
        Set<String> types = new HashSet<>();
        symbol.path("orderTypes").forEach(type -> types.add(type.asText()));
        symbol.path("orderType").forEach(type -> types.add(type.asText()));
        return new SymbolRules(
                symbol.path("symbol").asText(),
                symbol.path("status").asText().equals("TRADING"),
                symbol.path("quoteAsset").asText(),
                steps(filters.getOrDefault("PRICE_FILTER", none), "Price", "tickSize"),
                steps(filters.getOrDefault("LOT_SIZE", none), "Qty", "stepSize"),
                steps(filters.getOrDefault("MARKET_LOT_SIZE", none), "Qty", "stepSize"),
                decimal(filters.getOrDefault("MIN_NOTIONAL", none), "notional"),
                decimal(percent, "multiplierUp"),
                decimal(percent, "multiplierDown"),
                types);
    }

    private static Steps steps(JsonNode filter, String what, String step) {
        return new Steps(decimal(filter, "min" + what), decimal(filter, "max" + what), decimal(filter, step));
    }

    private static BigDecimal decimal(JsonNode filter, String name) {
        return new BigDecimal(filter.path(name).asText("0"));
    }

    private static int weight(JsonNode root) {
        for (JsonNode limit : root.path("rateLimits")) {
            if (limit.path("rateLimitType").asText().equals("REQUEST_WEIGHT")
                    && window(limit).equals(Duration.ofMinutes(1))) {
                return limit.path("limit").asInt(WEIGHT_UNTIL_SAID);
            }
        }
        return WEIGHT_UNTIL_SAID;
    }

    private static List<OrderLimit> orderLimits(JsonNode root) {
        List<OrderLimit> limits = new ArrayList<>();
        for (JsonNode limit : root.path("rateLimits")) {
            if (limit.path("rateLimitType").asText().equals("ORDERS")
                    && window(limit).isPositive()) {
                limits.add(new OrderLimit(Math.max(1, limit.path("limit").asInt()), window(limit)));
            }
        }
        return limits;
    }

    private static Duration window(JsonNode limit) {
        int count = limit.path("intervalNum").asInt();
        return switch (limit.path("interval").asText()) {
            case "SECOND" -> Duration.ofSeconds(count);
            case "MINUTE" -> Duration.ofMinutes(count);
            case "HOUR" -> Duration.ofHours(count);
            case "DAY" -> Duration.ofDays(count);
            default -> Duration.ZERO;
        };
    }
}
