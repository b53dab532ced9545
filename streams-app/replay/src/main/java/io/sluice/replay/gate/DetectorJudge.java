package io.sluice.replay.gate;

import io.sluice.replay.gate.Opportunities.Opportunity;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/** Holds one detector's signals of one direction until all is known of them. */
final class DetectorJudge {
    private final LabelRule rule;
    private final Deque<Bet> bets = new ArrayDeque<>();
    private DetectorFigures figures = DetectorFigures.NONE;

    DetectorJudge(LabelRule rule) {
        this.rule = rule;
    }

    void signal(BarrierRace race) {
        bets.add(new Bet(race));
    }

    void fold(long number, double open, double high, double low) {
        for (Bet bet : bets) {
            bet.race.fold(number, open, high, low);
        }
    }

    void capture(Opportunity opportunity) {
        boolean captured = false;
        for (Bet bet : bets) {
            long at = bet.race.start();
            if (at >= opportunity.first() - rule.tolerance() && at < opportunity.last()) {
                bet.captures = true;
                captured = true;
            }
        }
        figures = figures.plus(new DetectorFigures(0, 1, captured ? 1 : 0, 0, 0, 0, 0, 0));
    }

    /**
     * A signal is judged when its own label is known and no opportunity can begin any more that it would capture.
     *
     * @param labelledThrough number of the last candle of which it is known whether an opportunity begins there
     */
    void judge(long labelledThrough) {
        for (Iterator<Bet> waiting = bets.iterator(); waiting.hasNext(); ) {
            Bet bet = waiting.next();
            boolean settled = labelledThrough >= bet.race.start() + rule.tolerance();
            if (settled && bet.race.label() != Label.PENDING) {
                waiting.remove();
                figures = figures.plus(verdict(bet));
            }
        }
    }

    private static DetectorFigures verdict(Bet bet) {
        int isFalse = bet.captures ? 0 : 1;
        return switch (bet.race.label()) {
            case WIN -> new DetectorFigures(0, 0, 0, 1, 0, 0, isFalse, 0);
            case LOSS -> new DetectorFigures(0, 0, 0, 0, 1, 0, isFalse, 0);
            case TIMEOUT -> new DetectorFigures(0, 0, 0, 0, 0, 1, isFalse, 0);
            case PENDING, NONE -> DetectorFigures.NONE;
        };
    }

    DetectorFigures figures() {
        return figures;
    }

    /** A signal that waits for its verdict. */
    private static final class Bet {
        private final BarrierRace race;
        private boolean captures;

        Bet(BarrierRace race) {
            this.race = race;
        }
    }
}
