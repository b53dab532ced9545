package io.sluice.binance.sim.exchange;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One customer's money, settings, positions, orders and trades. Only the exchange changes it. */
public final class Account {
    private final String id;
    private final int defaultLeverage;
    private final Map<String, Integer> leverages = new TreeMap<>();
    private final Map<String, Boolean> isolated = new TreeMap<>();
    private final Map<String, Position> positions = new TreeMap<>();
    private final Map<Long, Order> orders = new LinkedHashMap<>();
    private final Map<Long, Order> open = new LinkedHashMap<>();
    private final Map<Long, AlgoOrder> algos = new LinkedHashMap<>();
    private final List<Trade> trades = new ArrayList<>();
    private BigDecimal wallet;
    private boolean hedged;

    Account(String id, BigDecimal wallet, int defaultLeverage) {
        this.id = id;
        this.wallet = wallet;
        this.defaultLeverage = defaultLeverage;
    }

    /** Its name. */
    public String id() {
        return id;
    }

    /** Its money in USDT, without what open positions would give. */
    public BigDecimal wallet() {
        return wallet;
    }

    /** Whether it holds longs and shorts of a symbol beside each other. */
    public boolean hedged() {
        return hedged;
    }

    /** Its leverage for a symbol, 1 to 125. */
    public int leverage(String symbol) {
        return leverages.getOrDefault(symbol, defaultLeverage);
    }

    /** Whether a symbol's margin is kept apart. */
    public boolean isolated(String symbol) {
        return isolated.getOrDefault(symbol, false);
    }

    /** Its position of a symbol, flat where it has none. */
    public Position position(String symbol, PositionSide side) {
        return positions.getOrDefault(symbol + ' ' + side, Position.flat(symbol, side));
    }

    /** Every position it ever had, flat ones too. */
    public Collection<Position> positions() {
        return List.copyOf(positions.values());
    }

    /** Every order it ever had, oldest first. */
    public Collection<Order> orders() {
        return List.copyOf(orders.values());
    }

    /** Its open orders, oldest first. */
    public Collection<Order> openOrders() {
        return List.copyOf(open.values());
    }

    /** Every conditional order it ever had, oldest first. */
    public Collection<AlgoOrder> algos() {
        return List.copyOf(algos.values());
    }

    /** Every trade it ever made, oldest first. */
    public List<Trade> trades() {
        return List.copyOf(trades);
    }

    /** The order of an id. */
    public Optional<Order> order(long orderId) {
        return Optional.ofNullable(orders.get(orderId));
    }

    boolean hasOpen(String clientId) {
        return open.values().stream()
                .anyMatch(order -> order.ticket().clientId().equals(clientId));
    }

    boolean hasOpenAlgo(String clientId) {
        return algos.values().stream()
                .anyMatch(algo -> algo.status() == AlgoStatus.NEW
                        && algo.ticket().clientId().equals(clientId));
    }

    void put(Order order) {
        orders.put(order.id(), order);
        if (order.status().open()) {
            open.put(order.id(), order);
        } else {
            open.remove(order.id());
        }
    }

    void put(AlgoOrder algo) {
        algos.put(algo.id(), algo);
    }

    void put(Position position) {
        positions.put(position.symbol() + ' ' + position.side(), position);
    }

    void add(Trade trade) {
        trades.add(trade);
    }

    void pay(BigDecimal amount) {
        wallet = wallet.add(amount);
    }

    void hedged(boolean on) {
        hedged = on;
    }

    void leverage(String symbol, int times) {
        leverages.put(symbol, times);
    }

    void isolated(String symbol, boolean on) {
        isolated.put(symbol, on);
    }
}
