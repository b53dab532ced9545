package io.sluice.replay.metrics;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One UTC month.
 *
 * @param totalReturn last equity of the month ÷ last equity before it − 1; undefined without equity in the month, or
 *     when there was none left before it
 * @param maxDrawdown deepest point of the month below the highest equity of the run so far, a fraction, 0 or more
 * @param trades trades that ended in the month
 */
public record MonthFigures(YearMonth month, OptionalDouble totalReturn, double maxDrawdown, TradeFigures trades) {
    private static final TradeFigures NO_TRADES = new TradeTally().figures();

    static List<MonthFigures> of(double start, List<EquityDay> days, SortedMap<YearMonth, TradeFigures> trades) {
        SortedMap<YearMonth, List<EquityDay>> months = new TreeMap<>();
        trades.keySet().forEach(month -> months.put(month, new ArrayList<>()));
        days.forEach(day -> months.computeIfAbsent(YearMonth.from(day.day()), month -> new ArrayList<>())
                .add(day));
        List<MonthFigures> figures = new ArrayList<>();
        double before = start;
        for (var entry : months.entrySet()) {
            List<EquityDay> equity = entry.getValue();
            figures.add(new MonthFigures(
                    entry.getKey(),
                    totalReturn(before, equity),
                    equity.stream().mapToDouble(EquityDay::drawdown).max().orElse(0),
                    trades.getOrDefault(entry.getKey(), NO_TRADES)));
            before = equity.isEmpty() ? before : equity.getLast().equity();
        }
        return Collections.unmodifiableList(figures);
    }

    private static OptionalDouble totalReturn(double before, List<EquityDay> days) {
        return days.isEmpty() || before <= 0
                ? OptionalDouble.empty()
                : OptionalDouble.of((days.getLast().equity() - before) / before);
    }
}
