package io.sluice.replay.report;

import io.sluice.replay.walk.Figures;
import io.sluice.replay.walk.Parameter;
import io.sluice.replay.walk.Sensitivity;
import io.sluice.replay.walk.Sensitivity.Point;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Robustness figures, a line for one parameter or a map for two, and the table behind it. */
record SensitivitySection(Html html) {

    void write(Sensitivity around) throws IOException {
        html.raw("<dl class=\"tiles\">\n");
        tile("Configured " + around.objective().title(), Shown.ratio(around.objectiveOf(around.configured())));
        tile("Neighbours", Shown.count(around.neighbours().size()));
        tile("Neighbours that pass the gate", Shown.percent(around.passing()));
        tile("Median neighbour", Shown.ratio(around.median()));
        tile("Worse than configured by", Shown.percent(around.drop()));
        html.raw("</dl>\n");
        if (around.parameters().size() == 1) {
            line(around);
        } else {
            map(around);
        }
        table(around);
    }

    private void tile(String name, String value) throws IOException {
        html.raw("<div>").element("dt", name).element("dd", value).raw("</div>\n");
    }

    /** A point for each value at the same distance, whatever the values are. */
    private void line(Sensitivity around) throws IOException {
        List<OptionalDouble> heights = around.points().stream()
                .map(point -> around.objectiveOf(point.figures()))
                .toList();
        double low =
                heights.stream().flatMapToDouble(OptionalDouble::stream).min().orElse(0);
        double high =
                heights.stream().flatMapToDouble(OptionalDouble::stream).max().orElse(0);
        double span = high > low ? high - low : 1;
        StringBuilder path = new StringBuilder();
        boolean drawing = false;
        for (int i = 0; i < heights.size(); i++) {
            if (heights.get(i).isPresent()) {
                double x = heights.size() == 1 ? 500 : 1_000.0 * i / (heights.size() - 1);
                double y = 300 - (heights.get(i).getAsDouble() - low) / span * 300;
                path.append(String.format(Locale.ROOT, "%s%.1f %.1f", drawing ? "L" : "M", x, y));
            }
            drawing = heights.get(i).isPresent();
        }
        html.raw("<figure class=\"plot\" role=\"img\" aria-label=\"").text("the table below has the same figures");
        html.raw("\"><svg viewBox=\"0 0 1000 300\" preserveAspectRatio=\"none\" aria-hidden=\"true\">");
        html.raw("<path class=\"line\" d=\"" + path + "\"/></svg><div class=\"ticks\">");
        html.raw("<span class=\"tick\" style=\"top:0%\">")
                .text(Shown.ratio(high))
                .raw("</span>");
        html.raw("<span class=\"tick\" style=\"top:100%\">")
                .text(Shown.ratio(low))
                .raw("</span></div><figcaption>");
        List<String> values = around.parameters().getFirst().values();
        html.element("span", values.getFirst()).element("span", values.getLast());
        html.raw("</figcaption></figure>\n");
    }

    /** Rows are the first parameter's values, columns the second's; the strongest colour is the largest objective of all. */
    private void map(Sensitivity around) throws IOException {
        Parameter rows = around.parameters().getFirst();
        Parameter columns = around.parameters().getLast();
        double strongest = around.points().stream()
                .flatMapToDouble(point -> around.objectiveOf(point.figures()).stream())
                .map(Math::abs)
                .max()
                .orElse(1);
        html.element("h2", rows.path() + " (down) and " + columns.path() + " (across)");
        List<String> heads = new ArrayList<>(List.of(""));
        heads.addAll(columns.values());
        html.table(heads);
        for (int row = 0; row < rows.values().size(); row++) {
            html.raw("<tr><th scope=\"row\">").text(rows.values().get(row)).raw("</th>");
            for (int column = 0; column < columns.values().size(); column++) {
                cell(around, around.points().get(row * columns.values().size() + column), strongest);
            }
            html.raw("</tr>\n");
        }
        html.endTable();
    }

    private void cell(Sensitivity around, Point point, double strongest) throws IOException {
        OptionalDouble value = around.objectiveOf(point.figures());
        if (value.isEmpty()) {
            html.element("td", point.figures() == null ? "impossible" : Shown.UNDEFINED);
            return;
        }
        double strength = strongest == 0 ? 0 : Math.abs(value.getAsDouble()) / strongest;
        html.raw("<td class=\"").raw(value.getAsDouble() < 0 ? "loss" : "gain");
        html.raw(String.format(Locale.ROOT, "\" style=\"--s:%.0f%%\">", 5 + strength * 45));
        html.text(Shown.ratio(value) + (point.isConfigured() ? " configured" : ""))
                .raw("</td>");
    }

    private void table(Sensitivity around) throws IOException {
        List<String> heads = new ArrayList<>(List.of("Point"));
        around.parameters().stream().map(Parameter::path).forEach(heads::add);
        heads.addAll(List.of(around.objective().title(), "Return", "Max drawdown", "Trades", "Win rate"));
        heads.addAll(List.of("Profit factor", "Gate"));
        html.element("h2", "Every point").table(heads);
        row("configured", around.parameters().stream().map(each -> "").toList(), around, around.configured());
        for (int i = 0; i < around.points().size(); i++) {
            Point point = around.points().get(i);
            String name = (i + 1) + (point.isConfigured() ? ", as configured" : "");
            row(name, point.values(), around, point.figures());
        }
        html.endTable();
    }

    private void row(String name, List<String> values, Sensitivity around, @Nullable Figures figures)
            throws IOException {
        List<String> cells = new ArrayList<>(values);
        cells.add(Shown.ratio(around.objectiveOf(figures)));
        if (figures != null) {
            cells.add(Shown.percent(figures.totalReturn()));
            cells.add(Shown.percent(figures.maxDrawdown()));
            cells.add(Shown.count(figures.trades()));
            cells.add(Shown.percent(figures.winRate()));
            cells.add(Shown.ratio(figures.profitFactor()));
            cells.add(figures.go() ? "go" : "no-go");
        }
        html.row(name, cells);
    }
}
