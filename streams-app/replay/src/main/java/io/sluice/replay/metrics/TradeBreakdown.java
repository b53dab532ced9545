package io.sluice.replay.metrics;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Trades added up in groups of one property. */
final class TradeBreakdown<K extends Comparable<K>> {
    private final Function<ClosedTrade, K> property;
    private final SortedMap<K, TradeTally> groups = new TreeMap<>();

    TradeBreakdown(Function<ClosedTrade, K> property) {
        this.property = property;
    }

    void add(ClosedTrade trade) {
        groups.computeIfAbsent(property.apply(trade), group -> new TradeTally()).add(trade);
    }

    SortedMap<K, TradeFigures> figures() {
        SortedMap<K, TradeFigures> figures = new TreeMap<>();
        groups.forEach((group, tally) -> figures.put(group, tally.figures()));
        return figures;
    }
}
