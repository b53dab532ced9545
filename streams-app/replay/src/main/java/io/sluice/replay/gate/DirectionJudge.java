package io.sluice.replay.gate;

import io.sluice.replay.gate.Opportunities.Opportunity;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/** The opportunities and signals of one direction. */
final class DirectionJudge {
    private final int direction;
    private final LabelRule rule;
    private final Opportunities labels;
    private final Deque<Bet> signals = new ArrayDeque<>();
    private DetectorFigures figures = DetectorFigures.NONE;

    DirectionJudge(int direction, LabelRule rule) {
        this.direction = direction;
        this.rule = rule;
        this.labels = new Opportunities(direction, rule);
    }

    void signal(long number, double price, double atr) {
        signals.add(new Bet(new BarrierRace(number, direction, price, atr, rule)));
    }

    void candle(long number, double open, double high, double low, double close, double atr) {
        for (Bet bet : signals) {
            bet.race.fold(number, open, high, low);
        }
        labels.fold(number, open, high, low, close, atr);
        for (Opportunity found = labels.next(); found != null; found = labels.next()) {
            capture(found);
        }
        judge();
    }

    private void capture(Opportunity opportunity) {
        boolean captured = false;
        for (Bet bet : signals) {
            long at = bet.race.start();
            if (at >= opportunity.first() - rule.tolerance() && at < opportunity.last()) {
                bet.captures = true;
                captured = true;
            }
        }
        figures = figures.plus(new DetectorFigures(0, 1, captured ? 1 : 0, 0, 0, 0, 0, 0));
    }

    /** A signal is judged when its own label is known and no opportunity can begin any more that it would capture. */
    private void judge() {
        for (Iterator<Bet> waiting = signals.iterator(); waiting.hasNext(); ) {
            Bet bet = waiting.next();
            boolean settled = labels.labelledThrough() >= bet.race.start() + rule.tolerance();
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
