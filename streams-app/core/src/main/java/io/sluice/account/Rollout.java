package io.sluice.account;

import io.sluice.risk.LiveRules;
import io.sluice.risk.RolloutStage;
import io.sluice.state.SlotReader;
import io.sluice.state.SlotWriter;

/**
 * R-ROLLOUT: the stage a strategy is at, since when, and the returns of the minutes in which something was held since.
 * A minute's return is (equity at its end − equity at its beginning) ÷ the latter, where its end is the first event of a later
 * minute; what came from outside is none. Mean and variance are Welford's (Technometrics 4(3), 1962).
 */
final class Rollout extends Remembered {
    static final String SLOT = "rollout";
    static final long MINUTE = 60_000_000L;

    /** Minutes of a year of 365 days: markets that close have fewer, their minutes say as much. */
    private static final double MINUTES_A_YEAR = 525_600;

    /** As the ratios of reports have it: below this all returns are alike. */
    private static final double ALIKE = 1e-14;

    private String strategyId = "";
    private RolloutStage stage = RolloutStage.TENTH;
    private long since = Clock.NEVER;
    private long minute = Clock.NEVER;
    private double equity;
    private boolean held;
    private int minutes;
    private double mean;
    private double squares;

    Rollout(Changes changes) {
        super(changes);
    }

    /** Whether a strategy of this id has begun. */
    boolean isOf(String strategy) {
        return since != Clock.NEVER && strategyId.equals(strategy);
    }

    /** A strategy that has not begun yet begins with the first stage, whatever one before it had reached. */
    RolloutStage stageUnder(LiveRules rules) {
        if (!rules.staged()) {
            return RolloutStage.FULL;
        }
        return isOf(rules.strategyId()) ? stage : RolloutStage.TENTH;
    }

    RolloutStage stage() {
        return stage;
    }

    /** When the stage, or its last look, began, micros; {@link Clock#NEVER} before the first. */
    long since() {
        return since;
    }

    /** Minutes measured, in which something was held. */
    int minutes() {
        return minutes;
    }

    /** Begins a stage with nothing measured. */
    void begin(String strategy, RolloutStage next, long now, double equityNow, boolean holds) {
        strategyId = strategy;
        stage = next;
        since = now;
        minutes = 0;
        mean = 0;
        squares = 0;
        mark(now, equityNow, holds);
    }

    /** Whether the minute that was measured last is over. */
    boolean isOver(long now) {
        return Math.floorDiv(now, MINUTE) > minute;
    }

    /** Measures the minute that is over. */
    void measure(long now, double equityNow, boolean holds) {
        if (equity > 0 && (held || holds || equityNow != equity)) {
            double change = equityNow / equity - 1;
            minutes++;
            double before = change - mean;
            mean += before / minutes;
            squares += before * (change - mean);
        }
        mark(now, equityNow, holds);
    }

    private void mark(long now, double equityNow, boolean holds) {
        minute = Math.floorDiv(now, MINUTE);
        equity = equityNow;
        held = holds;
        touch();
    }

    /** Money came or went that was not earned. */
    void shift(double money) {
        if (since != Clock.NEVER) {
            equity += money;
            touch();
        }
    }

    /** Annualised Sharpe ratio of the minutes measured (n − 1); NaN for fewer than two, or where all are alike. */
    double sharpe() {
        double deviation = minutes < 2 ? 0 : Math.sqrt(squares / (minutes - 1));
        return deviation <= ALIKE ? Double.NaN : mean / deviation * Math.sqrt(MINUTES_A_YEAR);
    }

    @Override
    String slot() {
        return SLOT;
    }

    @Override
    void write(SlotWriter out) {
        out.text(strategyId)
                .symbol(stage)
                .whole(since)
                .whole(minute)
                .real(equity)
                .flag(held)
                .count(minutes)
                .real(mean)
                .real(squares);
    }

    @Override
    void read(SlotReader in) {
        strategyId = in.text();
        stage = in.symbol(RolloutStage.class);
        since = in.whole();
        minute = in.whole();
        equity = in.real();
        held = in.flag();
        minutes = in.count();
        mean = in.real();
        squares = in.real();
    }
}
