package io.sluice.mt5.sim;

import io.sluice.mt5.frame.Frame;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Symbols with their quotes, ticks and closed bars. Guarded by the trade server. */
final class Market {
    private static final int TICKS_KEPT = 100_000;

    record Quote(BigDecimal bid, BigDecimal ask, long time) {}

    private record Bar(long time, BigDecimal open, BigDecimal high, BigDecimal low, BigDecimal close, long ticks) {
        Bar and(BigDecimal price) {
            return new Bar(time, open, high.max(price), low.min(price), price, ticks + 1);
        }
    }

    private final Map<String, SimSymbol> symbols = new LinkedHashMap<>();
    private final Map<String, Quote> quotes = new LinkedHashMap<>();
    private final Map<String, List<Frame>> ticks = new LinkedHashMap<>();
    private final Map<String, NavigableMap<Long, Frame>> closed = new LinkedHashMap<>();
    private final Map<String, Bar> open = new LinkedHashMap<>();

    void add(SimSymbol symbol) {
        symbols.put(symbol.name(), symbol);
    }

    List<SimSymbol> symbols() {
        return List.copyOf(symbols.values());
    }

    Optional<SimSymbol> symbol(String name) {
        return Optional.ofNullable(symbols.get(name));
    }

    Optional<Quote> quote(String symbol) {
        return Optional.ofNullable(quotes.get(symbol));
    }

    /** Takes a quote; gives its tick, and the bars that it closes. */
    List<Frame.Builder> quote(String symbol, BigDecimal bid, BigDecimal ask, long time) {
        quotes.put(symbol, new Quote(bid, ask, time));
        List<Frame.Builder> told = new ArrayList<>();
        Frame.Builder tick = tick(symbol, bid, ask, time);
        keep(symbol, tick.build());
        told.add(tick);
        for (SimTimeframe timeframe : SimTimeframe.values()) {
            roll(symbol, timeframe, bid, time).ifPresent(told::add);
        }
        return told;
    }

    private void keep(String symbol, Frame tick) {
        List<Frame> kept = ticks.computeIfAbsent(symbol, unseen -> new ArrayList<>());
        kept.add(tick);
        if (kept.size() > TICKS_KEPT) {
            kept.removeFirst();
        }
    }

    private static Frame.Builder tick(String symbol, BigDecimal bid, BigDecimal ask, long time) {
        return Frame.of("tick")
                .put("symbol", symbol)
                .put("time", time)
                .put("bid", bid)
                .put("ask", ask)
                .put("last", bid)
                .put("volume", BigDecimal.ONE);
    }

    private Optional<Frame.Builder> roll(String symbol, SimTimeframe timeframe, BigDecimal price, long time) {
        long begins = timeframe.begin(time);
        String key = symbol + timeframe;
        Bar present = open.get(key);
        if (present != null && present.time() == begins) {
            open.put(key, present.and(price));
            return Optional.empty();
        }
        open.put(key, new Bar(begins, price, price, price, price, 1));
        if (present == null) {
            return Optional.empty();
        }
        Frame.Builder bar = frame(symbol, timeframe, present);
        addBar(symbol, timeframe, present.time(), bar.build());
        return Optional.of(bar);
    }

    private static Frame.Builder frame(String symbol, SimTimeframe timeframe, Bar bar) {
        return Frame.of("bar")
                .put("symbol", symbol)
                .put("timeframe", timeframe.name())
                .put("time", bar.time())
                .put("open", bar.open())
                .put("high", bar.high())
                .put("low", bar.low())
                .put("close", bar.close())
                .put("ticks", bar.ticks())
                .put("volume", bar.ticks())
                .put("spread", 1);
    }

    private void addBar(String symbol, SimTimeframe timeframe, long time, Frame bar) {
        closed.computeIfAbsent(symbol + timeframe, unseen -> new TreeMap<>()).put(time, bar);
    }

    List<Frame> bars(String symbol, SimTimeframe timeframe, long from, long to) {
        NavigableMap<Long, Frame> all = closed.getOrDefault(symbol + timeframe, new TreeMap<>());
        return from >= to
                ? List.of()
                : List.copyOf(all.subMap(from, true, to, false).values());
    }

    List<Frame> ticks(String symbol, long from, long to) {
        return ticks.getOrDefault(symbol, List.of()).stream()
                .filter(tick -> (long) tick.fields().get("time") >= from
                        && (long) tick.fields().get("time") < to)
                .toList();
    }

    /** Money that a position has made, at what it could be closed for. */
    BigDecimal profit(SimPosition position) {
        BigDecimal current = current(position);
        return profit(position.symbol(), position.volume(), position.price(), current);
    }

    BigDecimal current(SimPosition position) {
        Quote quote = quotes.get(position.symbol());
        return quote == null ? position.price() : position.isLong() ? quote.bid() : quote.ask();
    }

    /** Money of a signed volume between two prices. */
    BigDecimal profit(String symbol, BigDecimal volume, BigDecimal from, BigDecimal to) {
        SimSymbol of = symbols.get(symbol);
        return to.subtract(from)
                .multiply(volume)
                .multiply(of.tickValue())
                .divide(of.tickSize(), 2, RoundingMode.HALF_EVEN);
    }
}
