package io.sluice.replay.metrics;

import io.sluice.market.Micros;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Equity day by day; one comparison an instant while the day lasts. */
final class EquityDays {
    private static final long MICROS_A_DAY = 86_400L * Micros.PER_SECOND;

    private final List<EquityDay> closed = new ArrayList<>();
    private long nextDay = Long.MIN_VALUE;
    private double equity;
    private double drawdown;

    void fold(long time, double stated, double depth) {
        if (time >= nextDay) {
            close();
            nextDay = (Math.floorDiv(time, MICROS_A_DAY) + 1) * MICROS_A_DAY;
            drawdown = 0;
        }
        equity = stated;
        drawdown = Math.max(drawdown, depth);
    }

    private void close() {
        if (nextDay != Long.MIN_VALUE) {
            closed.add(today());
        }
    }

    private EquityDay today() {
        return new EquityDay(LocalDate.ofEpochDay(nextDay / MICROS_A_DAY - 1), equity, drawdown);
    }

    /** All days so far, the last one as it stands. */
    List<EquityDay> list() {
        List<EquityDay> all = new ArrayList<>(closed);
        if (nextDay != Long.MIN_VALUE) {
            all.add(today());
        }
        return List.copyOf(all);
    }
}
