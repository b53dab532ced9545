package io.sluice.binance.sim.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a ledger tells, for those who check others against it. */
public final class TruthLedger {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<Fact> facts;
    private final Map<Long, LedgerOrder> orders = new LinkedHashMap<>();

    private TruthLedger(List<Fact> facts) {
        this.facts = List.copyOf(facts);
        facts.forEach(this::fold);
    }

    /**
     * Reads a file to its end; a last line without an end is still being written and is left out.
     *
     * @throws IOException also where a line is no fact, or one is missing
     */
    public static TruthLedger read(Path file) throws IOException {
        String text = Files.readString(file);
        List<Fact> facts = new ArrayList<>();
        for (String line : text.substring(0, text.lastIndexOf('\n') + 1).lines().toList()) {
            facts.add(fact(line, facts.size() + 1L));
        }
        return new TruthLedger(facts);
    }

    private static Fact fact(String line, long expected) throws IOException {
        JsonNode node;
        try {
            node = JSON.readTree(line);
        } catch (JsonProcessingException broken) {
            throw new IOException("line " + expected + " is no JSON", broken);
        }
        if (node.path("seq").asLong() != expected) {
            throw new IOException("line " + expected + " has seq " + node.path("seq"));
        }
        FactKind kind = FactKind.valueOf(node.path("fact").asText());
        return new Fact(expected, node.path("at").asLong(), kind, node);
    }

    /** All facts, in order. */
    public List<Fact> facts() {
        return facts;
    }

    /** The facts of a kind, in order. */
    public List<Fact> facts(FactKind kind) {
        return facts.stream().filter(fact -> fact.kind() == kind).toList();
    }

    /** Every order that was ever accepted, in order. */
    public Collection<LedgerOrder> orders() {
        return List.copyOf(orders.values());
    }

    /** Every order that ever bore a client id, in order; at most one where the caller places each once. */
    public List<LedgerOrder> orders(String clientId) {
        return orders.values().stream()
                .filter(order -> order.clientId().equals(clientId))
                .toList();
    }

    /** The signed quantity that trades sum up to, by {@code account symbol positionSide}; flat ones are left out. */
    public Map<String, BigDecimal> positions() {
        Map<String, BigDecimal> sums = new TreeMap<>();
        for (Fact trade : facts(FactKind.TRADE)) {
            BigDecimal quantity = trade.decimal("tradeQuantity");
            String key = String.join(" ", trade.text("account"), trade.text("symbol"), trade.text("positionSide"));
            sums.merge(key, trade.text("side").equals("BUY") ? quantity : quantity.negate(), BigDecimal::add);
        }
        sums.values().removeIf(sum -> sum.signum() == 0);
        return sums;
    }

    private void fold(Fact fact) {
        switch (fact.kind()) {
            case ORDER_ACCEPTED -> accept(fact, false);
            case ORDER_AMENDED, ORDER_CANCELED, ORDER_EXPIRED, TRADE -> {
                if (!orders.containsKey(fact.number("orderId"))) {
                    accept(fact, true);
                }
                orders.computeIfPresent(fact.number("orderId"), (id, order) -> order.with(fact));
            }
            case VENUE_STARTED, REQUEST_RECEIVED, REQUEST_REFUSED, MALICE_APPLIED, ALGO_CHANGED, BALANCE_CHANGED -> {
                // They tell of no order.
            }
        }
    }

    private void accept(Fact fact, boolean exchangeMade) {
        orders.put(
                fact.number("orderId"),
                new LedgerOrder(
                        fact.text("account"),
                        fact.number("orderId"),
                        fact.text("clientId"),
                        fact.text("symbol"),
                        fact.text("side"),
                        fact.text("positionSide"),
                        fact.text("type"),
                        fact.decimal("quantity"),
                        fact.decimal("price"),
                        fact.at(),
                        fact.text("status"),
                        BigDecimal.ZERO,
                        List.of(),
                        exchangeMade));
    }
}
