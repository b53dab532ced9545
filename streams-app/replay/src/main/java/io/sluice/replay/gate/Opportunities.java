package io.sluice.replay.gate;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the opportunities of one direction, in order, as soon as nothing later can change them. */
final class Opportunities {
    /**
     * @param first number of the candle at whose close it began
     * @param last number of the candle that touched its target
     */
    record Opportunity(long first, long last) {}

    private final int direction;
    private final LabelRule rule;
    /** At most a horizon of candles: by then each is labelled. */
    private final Deque<BarrierRace> races = new ArrayDeque<>();
    /** Those of them whose label is not known; most are known long before their turn comes. */
    private final List<BarrierRace> running = new ArrayList<>();

    private long labelledThrough = -1;
    private long taken = -1;

    Opportunities(int direction, LabelRule rule) {
        this.direction = direction;
        this.rule = rule;
    }

    /** Takes a candle: it moves the bets under way, and one more begins at its close. */
    void fold(long number, double open, double high, double low, double close, double atr) {
        running.removeIf(race -> race.fold(number, open, high, low) != Label.PENDING);
        BarrierRace race = new BarrierRace(number, direction, close, atr, rule);
        races.add(race);
        running.add(race);
    }

    /** The next opportunity; null when there is none before the first candle whose label is not known. */
    @Nullable
    Opportunity next() {
        for (BarrierRace head = races.peek(); head != null && head.label() != Label.PENDING; head = races.peek()) {
            races.remove();
            labelledThrough = head.start();
            if (head.label() == Label.WIN && head.start() >= taken) {
                taken = head.end();
                return new Opportunity(head.start(), head.end());
            }
        }
        return null;
    }

    /** Number of the last candle up to which all labels are known; -1 before the first. */
    long labelledThrough() {
        return labelledThrough;
    }
}
