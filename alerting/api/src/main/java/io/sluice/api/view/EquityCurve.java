package io.sluice.api.view;

import io.sluice.schemas.AccountSnapshot;
import io.sluice.schemas.serde.ExactJson;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * An account's equity over all the time that was seen, in at most {@value #MOST} points: when there are more, every second one
 * goes, and points are taken half as often from then on. Thread-safe.
 */
final class EquityCurve {
    private static final int MOST = 4_000;

    private List<Point> points = new ArrayList<>();
    private BigDecimal peak = BigDecimal.ZERO;
    private long spacingMicros;

    /** @param drawdown fraction below the highest equity before, 0 or more */
    private record Point(long timeMicros, BigDecimal equity, BigDecimal balance, double drawdown) {
        String json() {
            return "{\"time\":\"" + ExactJson.text(Micros.toInstant(timeMicros)) + "\",\"equity\":\""
                    + ExactJson.text(equity) + "\",\"balance\":\"" + ExactJson.text(balance) + "\",\"drawdown\":"
                    + drawdown + "}";
        }
    }

    synchronized void add(AccountSnapshot snapshot) {
        long time = Micros.of(snapshot.getTime());
        peak = peak.max(snapshot.getEquity());
        Point point = new Point(time, snapshot.getEquity(), snapshot.getBalance(), drawdown(snapshot.getEquity()));
        if (!points.isEmpty() && time <= points.getLast().timeMicros) {
            points.set(points.size() - 1, point);
            return;
        }
        int size = points.size();
        // The last point is always the newest; it stays only if it is far enough from the one before.
        if (size >= 2 && points.get(size - 1).timeMicros - points.get(size - 2).timeMicros < spacingMicros) {
            points.remove(size - 1);
        }
        points.add(point);
        if (points.size() > MOST) {
            thin();
        }
    }

    private double drawdown(BigDecimal equity) {
        return peak.signum() == 0 ? 0 : peak.subtract(equity).doubleValue() / peak.doubleValue();
    }

    private void thin() {
        List<Point> half = new ArrayList<>(MOST);
        for (int i = 0; i < points.size(); i += 2) {
            half.add(points.get(i));
        }
        spacingMicros = (half.getLast().timeMicros - half.getFirst().timeMicros) / half.size();
        points = half;
    }

    /** Points within a time, oldest first. */
    synchronized List<String> between(long fromMicros, long toMicros) {
        return points.stream()
                .filter(point -> point.timeMicros >= fromMicros && point.timeMicros < toMicros)
                .map(Point::json)
                .toList();
    }
}
