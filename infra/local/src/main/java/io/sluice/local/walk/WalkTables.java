package io.sluice.local.walk;

import io.sluice.history.parquet.Column;
import io.sluice.history.parquet.DuckDb;
import io.sluice.history.parquet.ParquetTable;
import io.sluice.local.backtest.ReportFolder;
import io.sluice.replay.report.WalkResult;
import io.sluice.replay.walk.Figures;
import io.sluice.replay.walk.Objective;
import io.sluice.replay.walk.Parameter;
import io.sluice.replay.walk.WindowResult;
import io.sluice.value.Money;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** Windows and trials as Parquet: a row for each window, and a row for each trial on each training window. */
final class WalkTables {
    private static final List<Column> FIGURES = List.of(
            Column.ofDoubles("objective"),
            Column.ofLongs("trades"),
            Column.ofDecimals("net", Money.SCALE),
            Column.ofDoubles("totalReturn"),
            Column.ofDoubles("sharpe"),
            Column.ofDoubles("sortino"),
            Column.ofDoubles("calmar"),
            Column.ofDoubles("profitFactor"),
            Column.ofDoubles("winRate"),
            Column.ofDoubles("maxDrawdown"),
            Column.ofBooleans("go"));

    private WalkTables() {}

    static void write(DuckDb duckDb, ReportFolder folder, WalkResult result) throws IOException {
        String account = result.walk().account();
        try (ParquetTable table = ParquetTable.create(
                duckDb,
                folder.file(account + ".windows.parquet"),
                columns(result, "trainFrom", "trainTo", "testFrom", "testTo"))) {
            for (WindowResult window : result.walk().windows()) {
                window(table, window, result);
            }
            table.commit();
        }
        try (ParquetTable table = ParquetTable.create(
                duckDb, folder.file(account + ".trials.parquet"), columns(result, "trainFrom", "trainTo"))) {
            for (WindowResult window : result.walk().windows()) {
                trials(table, window, result);
            }
            table.commit();
        }
    }

    private static List<Column> columns(WalkResult result, String... instants) {
        List<Column> columns = new ArrayList<>(List.of(Column.ofLongs("window")));
        for (String instant : instants) {
            columns.add(Column.ofInstants(instant));
        }
        columns.add(Column.ofLongs("trial"));
        columns.add(Column.ofBooleans("chosen"));
        result.facts().parameters().stream()
                .map(Parameter::path)
                .map(Column::ofTexts)
                .forEach(columns::add);
        columns.addAll(FIGURES);
        return columns;
    }

    private static void window(ParquetTable table, WindowResult window, WalkResult result) throws IOException {
        table.add((long) window.number());
        table.add(window.window().trainFrom()).add(window.window().trainTo());
        table.add(window.window().testFrom()).add(window.window().testTo());
        table.add((long) window.traded().number()).add(window.chosen());
        List<String> values = window.traded().values();
        for (int i = 0; i < result.facts().parameters().size(); i++) {
            if (window.chosen()) {
                table.add(values.get(i));
            } else {
                table.addNull();
            }
        }
        figures(table, window.outOfSample(), result.facts().objective());
        table.endRow();
    }

    private static void trials(ParquetTable table, WindowResult window, WalkResult result) throws IOException {
        for (int i = 0; i < result.facts().trials().size(); i++) {
            int number = result.facts().trials().get(i).number();
            table.add((long) window.number());
            table.add(window.window().trainFrom()).add(window.window().trainTo());
            table.add((long) number).add(window.chosen() && window.traded().number() == number);
            for (String value : result.facts().trials().get(i).values()) {
                table.add(value);
            }
            figures(table, window.trials().get(i), result.facts().objective());
            table.endRow();
        }
    }

    /** A stretch that found no candle has empty figures. */
    private static void figures(ParquetTable table, Figures figures, Objective objective) throws IOException {
        if (figures == null) {
            for (int i = 0; i < FIGURES.size(); i++) {
                table.addNull();
            }
            return;
        }
        add(table, objective.of(figures));
        table.add((long) figures.trades()).add(figures.net().value()).add(figures.totalReturn());
        add(table, figures.sharpe());
        add(table, figures.sortino());
        add(table, figures.calmar());
        add(table, figures.profitFactor());
        add(table, figures.winRate());
        table.add(figures.maxDrawdown()).add(figures.go());
    }

    private static void add(ParquetTable table, OptionalDouble value) throws IOException {
        if (value.isPresent()) {
            table.add(value.getAsDouble());
        } else {
            table.addNull();
        }
    }
}
