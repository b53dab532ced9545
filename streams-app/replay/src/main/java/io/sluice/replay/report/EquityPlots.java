package io.sluice.replay.report;

import io.sluice.replay.metrics.CurvePoint;
import io.sluice.replay.metrics.Performance;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;

/**
 * Equity and drawdown as drawings that stretch to the page. Their labels are text beside them, so that they stay readable
 * on a phone.
 */
record EquityPlots(Html html) {
    private static final int WIDTH = 1_000;
    private static final int HEIGHT = 300;
    private static final int TICKS = 4;

    void write(Performance performance) throws IOException {
        List<CurvePoint> curve = performance.curve();
        html.element("h2", "Equity, " + performance.currency());
        if (curve.size() < 2) {
            html.element("p", "There are not two instants with equity to draw a line between.");
            return;
        }
        double low = curve.stream().mapToDouble(CurvePoint::equity).min().orElseThrow();
        double high = curve.stream().mapToDouble(CurvePoint::equity).max().orElseThrow();
        figure("equity", curve, CurvePoint::equity, low, high, Shown::money);
        html.element("h2", "Drawdown");
        double deepest = curve.stream().mapToDouble(CurvePoint::drawdown).max().orElseThrow();
        figure("drawdown", curve, point -> -point.drawdown(), -deepest, 0, Shown::percent);
    }

    private void figure(
            String name,
            List<CurvePoint> curve,
            ToDoubleFunction<CurvePoint> value,
            double low,
            double high,
            DoubleFunction<String> shown)
            throws IOException {
        double span = high > low ? high - low : Math.max(1e-9, Math.abs(high) * 1e-3);
        html.raw("<figure class=\"plot " + name + "\" role=\"img\" aria-label=\"" + name + " from ");
        html.text(Shown.minute(curve.getFirst().time()) + " to "
                + Shown.minute(curve.getLast().time()) + ", between " + shown.apply(low) + " and "
                + shown.apply(high));
        html.raw("\">\n<svg viewBox=\"0 0 1000 300\" preserveAspectRatio=\"none\" aria-hidden=\"true\">");
        String line = line(curve, value, low, span);
        html.raw("<path class=\"area\" d=\"" + line + "L" + WIDTH + " " + base(name) + "L0 " + base(name) + "Z\"/>");
        html.raw("<path class=\"line\" d=\"" + line + "\"/></svg>\n");
        html.raw("<div class=\"ticks\">");
        for (int tick = 0; tick <= TICKS; tick++) {
            double part = (double) tick / TICKS;
            html.raw(String.format(Locale.ROOT, "<span class=\"tick\" style=\"top:%.1f%%\">", 100 - part * 100));
            html.text(shown.apply(low + part * span)).raw("</span>");
        }
        html.raw("</div><figcaption>");
        html.element("span", Shown.minute(curve.getFirst().time()));
        html.element("span", Shown.minute(middle(curve)));
        html.element("span", Shown.minute(curve.getLast().time()));
        html.raw("</figcaption></figure>\n");
    }

    private static Instant middle(List<CurvePoint> curve) {
        Instant first = curve.getFirst().time();
        return first.plus(Duration.between(first, curve.getLast().time()).dividedBy(2));
    }

    /** Drawdown hangs from the top, equity stands on the bottom. */
    private static int base(String name) {
        return name.equals("drawdown") ? 0 : HEIGHT;
    }

    private static String line(List<CurvePoint> curve, ToDoubleFunction<CurvePoint> value, double low, double span) {
        StringBuilder path = new StringBuilder();
        long start = curve.getFirst().time().toEpochMilli();
        long length = Math.max(1, curve.getLast().time().toEpochMilli() - start);
        for (int i = 0; i < curve.size(); i++) {
            double x = (double) WIDTH * (curve.get(i).time().toEpochMilli() - start) / length;
            double y = HEIGHT - (value.applyAsDouble(curve.get(i)) - low) / span * HEIGHT;
            path.append(String.format(Locale.ROOT, "%s%.1f %.1f", i == 0 ? "M" : "L", x, y));
        }
        return path.toString();
    }
}
