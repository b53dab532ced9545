package io.sluice.replay.gate;

/** One bet under way between its barriers. */
final class BarrierRace {
    private final long start;
    private final int direction;
    private final double entry;
    private final double target;
    private final double stop;
    private final int horizon;
    private Label label;
    private long end;

    /**
     * @param start number of the candle at whose close it begins
     * @param direction 1 for a rise, -1 for a fall
     * @param entry close of that candle, quote currency
     * @param atr average true range at that candle, quote currency; NaN while it warms up
     */
    BarrierRace(long start, int direction, double entry, double atr, LabelRule rule) {
        this.start = start;
        this.direction = direction;
        this.entry = entry;
        this.target = rule.targetAtr() * atr;
        this.stop = rule.stopAtr() * atr;
        this.horizon = rule.horizon();
        this.label = atr > 0 ? Label.PENDING : Label.NONE;
        this.end = start;
    }

    /** Takes the next candle, or nothing after the label is known, and returns the label. */
    Label fold(long number, double open, double high, double low) {
        if (label != Label.PENDING) {
            return label;
        }
        double worst = gain(direction > 0 ? low : high);
        double best = gain(direction > 0 ? high : low);
        double first = gain(open);
        if (first >= target) {
            resolve(Label.WIN, number);
        } else if (worst <= -stop) {
            resolve(Label.LOSS, number);
        } else if (best >= target) {
            resolve(Label.WIN, number);
        } else if (number - start >= horizon) {
            resolve(Label.TIMEOUT, number);
        }
        return label;
    }

    private double gain(double price) {
        return direction * (price - entry);
    }

    private void resolve(Label known, long number) {
        label = known;
        end = number;
    }

    long start() {
        return start;
    }

    Label label() {
        return label;
    }

    /** Number of the candle that told the label. */
    long end() {
        return end;
    }
}
