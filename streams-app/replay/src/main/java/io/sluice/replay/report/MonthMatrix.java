package io.sluice.replay.report;

import io.sluice.replay.metrics.MonthFigures;
import java.io.IOException;
import java.time.Month;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/** Returns as a calendar: a row a year, a column a month, the year's own return last. */
record MonthMatrix(Html html) {
    /** A month's return of this size has the strongest colour. */
    private static final double STRONGEST = 0.10;

    void write(List<MonthFigures> months) throws IOException {
        html.element("h2", "Returns by month");
        List<String> heads = new ArrayList<>(List.of("Year"));
        for (Month month : Month.values()) {
            heads.add(month.getDisplayName(TextStyle.SHORT, Locale.ROOT));
        }
        heads.add("Year");
        html.table(heads);
        Map<YearMonth, OptionalDouble> returns = new HashMap<>();
        months.forEach(month -> returns.put(month.month(), month.totalReturn()));
        int last = months.isEmpty() ? 0 : months.getLast().month().getYear();
        for (int year = months.isEmpty() ? 1 : months.getFirst().month().getYear(); year <= last; year++) {
            year(year, returns);
        }
        html.endTable();
    }

    private void year(int year, Map<YearMonth, OptionalDouble> returns) throws IOException {
        html.raw("<tr>").raw("<th scope=\"row\">" + year + "</th>");
        double growth = 1;
        boolean known = false;
        for (Month month : Month.values()) {
            OptionalDouble value = returns.getOrDefault(YearMonth.of(year, month), OptionalDouble.empty());
            growth *= 1 + value.orElse(0);
            known |= value.isPresent();
            cell(value);
        }
        cell(known ? OptionalDouble.of(growth - 1) : OptionalDouble.empty());
        html.raw("</tr>\n");
    }

    private void cell(OptionalDouble value) throws IOException {
        if (value.isEmpty()) {
            html.raw("<td></td>");
            return;
        }
        double strength = Math.min(1, Math.abs(value.getAsDouble()) / STRONGEST);
        html.raw("<td class=\"").raw(value.getAsDouble() < 0 ? "loss" : "gain");
        html.raw(String.format(Locale.ROOT, "\" style=\"--s:%.0f%%\">", 10 + strength * 40));
        html.text(Shown.percent(value)).raw("</td>");
    }
}
