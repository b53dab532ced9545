package io.sluice.replay.metrics;

import io.sluice.market.Micros;
import java.util.ArrayList;
import java.util.List;

/**
 * A curve of at most {@value #CAPACITY} points, however many instants there were: when it is full, two neighbours become
 * one, and each point stands for twice as many instants from then on.
 */
final class EquityCurve {
    static final int CAPACITY = 2_048;

    private final long[] times = new long[CAPACITY];
    private final double[] equities = new double[CAPACITY];
    private final double[] depths = new double[CAPACITY];
    private int size;
    private long stride = 1;
    private long inLast;

    void fold(long time, double equity, double depth) {
        if (size == 0 || inLast == stride) {
            begin();
        }
        int last = size - 1;
        times[last] = time;
        equities[last] = equity;
        depths[last] = Math.max(depths[last], depth);
        inLast++;
    }

    private void begin() {
        if (size == CAPACITY) {
            halve();
        }
        depths[size] = 0;
        size++;
        inLast = 0;
    }

    private void halve() {
        size = CAPACITY / 2;
        for (int i = 0; i < size; i++) {
            times[i] = times[2 * i + 1];
            equities[i] = equities[2 * i + 1];
            depths[i] = Math.max(depths[2 * i], depths[2 * i + 1]);
        }
        stride *= 2;
    }

    List<CurvePoint> points() {
        List<CurvePoint> points = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            points.add(new CurvePoint(Micros.instant(times[i]), equities[i], depths[i]));
        }
        return List.copyOf(points);
    }
}
