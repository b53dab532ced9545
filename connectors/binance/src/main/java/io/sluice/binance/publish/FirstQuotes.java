package io.sluice.binance.publish;

import io.sluice.schemas.Candle;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Keeps the first candles of an instrument back until its first bid and ask is there, or nobody wants to wait any longer:
 * what they signal would be rejected until then (R-SLIPPAGE). Not safe for use by several threads at once.
 */
final class FirstQuotes {
    private final Set<String> awaited;
    private final Map<String, List<Candle>> kept = new TreeMap<>();

    /** @param instruments those of which bid and ask are waited for */
    FirstQuotes(Set<String> instruments) {
        awaited = new HashSet<>(instruments);
    }

    /** Whether a candle was kept; otherwise it may go on. */
    boolean keeps(Candle candle) {
        boolean keeps = awaited.contains(candle.getInstrument());
        if (keeps) {
            kept.computeIfAbsent(candle.getInstrument(), first -> new ArrayList<>())
                    .add(candle);
        }
        return keeps;
    }

    /** What was kept of an instrument, of which bid and ask are there now. */
    List<Candle> heard(String instrument) {
        List<Candle> free = awaited.remove(instrument) ? kept.remove(instrument) : null;
        return free == null ? List.of() : free;
    }

    /** What was kept of all: nothing is waited for any longer. */
    List<Candle> giveUp() {
        List<Candle> free = kept.values().stream().flatMap(List::stream).toList();
        awaited.clear();
        kept.clear();
        return free;
    }
}
