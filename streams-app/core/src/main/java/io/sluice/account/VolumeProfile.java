package io.sluice.account;

import io.sluice.risk.VolumeForecast;
import io.sluice.state.SlotReader;
import io.sluice.state.SlotWriter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * What usually trades of an instrument in each quarter of an hour of the UTC day, learnt from its candles: the volume of
 * the quarter on the days that were seen, later days weighing more (exponentially, {@value #LATEST} the last). A quarter is
 * known after {@value #ENOUGH} days, and learnt when it is over: nothing of the present one is used.
 */
final class VolumeProfile extends Remembered implements VolumeForecast {
    static final String PREFIX = "volume:";

    /** Days after which a quarter is known. */
    static final int ENOUGH = 3;

    private static final double LATEST = 0.2;
    private static final long QUARTER = 15L * 60 * 1_000_000;
    private static final int QUARTERS = 96;

    private final String slot;
    /** Empty until something is learnt: most accounts never do. */
    private double[] usual = {};

    private int[] seen = {};
    /** The quarter that is summed up, counted from the epoch; before the first candle there is none. */
    private long current = Clock.NEVER;

    private double sum;
    /** Whether all of the current quarter was seen: the first one began before we came. */
    private boolean whole;

    VolumeProfile(Changes changes, String instrument) {
        super(changes);
        this.slot = PREFIX + instrument;
    }

    /**
     * A candle has closed.
     *
     * @param volume base units; what cannot be one is passed over
     * @param closedAt its end, micros: later than that of any before
     */
    void learn(double volume, long closedAt) {
        prepare();
        long quarter = Math.floorDiv(closedAt - 1, QUARTER);
        if (quarter != current) {
            settle();
            whole = current != Clock.NEVER;
            current = quarter;
            sum = 0;
        }
        if (Double.isFinite(volume) && volume > 0) {
            sum += volume;
        }
        touch();
    }

    private void prepare() {
        if (usual.length == 0) {
            usual = new double[QUARTERS];
            seen = new int[QUARTERS];
        }
    }

    private void settle() {
        if (whole) {
            int place = (int) Math.floorMod(current, (long) QUARTERS);
            usual[place] = seen[place] == 0 ? sum : usual[place] + LATEST * (sum - usual[place]);
            seen[place] = Math.min(seen[place] + 1, ENOUGH);
        }
    }

    @Override
    public List<BigDecimal> weights(long from, long over, int parts) {
        List<BigDecimal> weights = new ArrayList<>(parts);
        BigDecimal all = BigDecimal.ZERO;
        for (int part = 0; part < parts; part++) {
            long begin = from + over * part / parts;
            double weight = between(begin, from + over * (part + 1) / parts);
            if (Double.isNaN(weight)) {
                return List.of();
            }
            weights.add(BigDecimal.valueOf(weight));
            all = all.add(weights.getLast());
        }
        return all.signum() == 0 ? List.of() : weights;
    }

    /** What usually trades in a stretch of time; NaN where not all of it is known. */
    private double between(long begin, long end) {
        double volume = 0;
        for (long quarter = Math.floorDiv(begin, QUARTER); quarter * QUARTER < end; quarter++) {
            int place = (int) Math.floorMod(quarter, (long) QUARTERS);
            if (seen.length == 0 || seen[place] < ENOUGH) {
                return Double.NaN;
            }
            long overlap = Math.min(end, (quarter + 1) * QUARTER) - Math.max(begin, quarter * QUARTER);
            volume += usual[place] * overlap / QUARTER;
        }
        return volume;
    }

    @Override
    String slot() {
        return slot;
    }

    @Override
    void write(SlotWriter out) {
        prepare();
        for (int place = 0; place < QUARTERS; place++) {
            out.real(usual[place]).count(seen[place]);
        }
        out.whole(current).real(sum).flag(whole);
    }

    @Override
    void read(SlotReader in) {
        prepare();
        for (int place = 0; place < QUARTERS; place++) {
            usual[place] = in.real();
            seen[place] = in.count();
        }
        current = in.whole();
        sum = in.real();
        whole = in.flag();
    }
}
