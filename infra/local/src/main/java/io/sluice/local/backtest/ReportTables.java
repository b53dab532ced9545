package io.sluice.local.backtest;

import io.sluice.history.parquet.Column;
import io.sluice.history.parquet.DuckDb;
import io.sluice.history.parquet.ParquetTable;
import io.sluice.replay.metrics.ClosedTrade;
import io.sluice.replay.metrics.EquityDay;
import io.sluice.replay.metrics.Performance;
import io.sluice.schemas.RiskDecision;
import io.sluice.value.Money;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;

/**
 * One account's decisions, trades and equity as Parquet tables (B-REPORT). Decisions are written as they come. Prices,
 * quantities and money are exact, as in the data contract.
 */
public final class ReportTables implements Closeable {
    private static final List<Column> TRADES = List.of(
            Column.ofTexts("instrument"),
            Column.ofTexts("pattern"),
            Column.ofTexts("direction"),
            Column.ofTexts("decisionId"),
            exact("quantity"),
            Column.ofInstants("entryTime"),
            exact("entryPrice"),
            Column.ofInstants("exitTime"),
            exact("exitPrice"),
            Column.ofTexts("exitReason"),
            exact("gross"),
            exact("fees"),
            exact("funding"),
            exact("net"),
            exact("slippage"),
            exact("adverse"),
            exact("favourable"),
            exact("risk"));
    private static final List<Column> EQUITY =
            List.of(Column.ofInstants("day"), Column.ofDoubles("equity"), Column.ofDoubles("drawdown"));

    private final DuckDb duckDb;
    private final ReportFolder folder;
    private final String account;
    private final DecisionTable decisions;

    /** @throws UnwritableTable when the disk does not take it */
    public ReportTables(DuckDb duckDb, ReportFolder folder, String account) {
        this.duckDb = duckDb;
        this.folder = folder;
        this.account = account;
        try {
            this.decisions = new DecisionTable(duckDb, file("decisions"));
        } catch (IOException refused) {
            throw new UnwritableTable(named("decisions"), refused);
        }
    }

    private String named(String table) {
        return "The table of " + table + " of " + account;
    }

    private static Column exact(String name) {
        return Column.ofDecimals(name, Money.SCALE);
    }

    private ParquetTable table(String name, List<Column> columns) throws IOException {
        return ParquetTable.create(duckDb, file(name), columns);
    }

    private Path file(String table) {
        return folder.file(account + "." + table + ".parquet");
    }

    /** @throws UnwritableTable when the disk does not take it */
    public void decision(RiskDecision decision) {
        try {
            decisions.add(decision);
        } catch (IOException full) {
            throw new UnwritableTable(named("decisions"), full);
        }
    }

    /**
     * Writes the rest and finishes all tables.
     *
     * @throws UnwritableTable when the disk does not take it
     */
    public void finish(Performance performance) {
        try {
            write(performance);
        } catch (IOException refused) {
            throw new UnwritableTable(named("decisions, trades or equity"), refused);
        }
    }

    private void write(Performance performance) throws IOException {
        decisions.commit();
        try (ParquetTable trades = table("trades", TRADES)) {
            for (ClosedTrade trade : performance.closedTrades()) {
                add(trades, trade);
            }
            trades.commit();
        }
        try (ParquetTable equity = table("equity", EQUITY)) {
            for (EquityDay day : performance.days()) {
                equity.add(day.day().atStartOfDay().toInstant(ZoneOffset.UTC))
                        .add(day.equity())
                        .add(day.drawdown())
                        .endRow();
            }
            equity.commit();
        }
    }

    private static void add(ParquetTable trades, ClosedTrade trade) throws IOException {
        trades.add(trade.instrument())
                .add(trade.pattern() == null ? null : trade.pattern().name())
                .add(trade.direction().name())
                .add(trade.decisionId())
                .add(trade.quantity().value())
                .add(trade.entryTime())
                .add(trade.entryPrice().value())
                .add(trade.exitTime())
                .add(trade.exitPrice().value())
                .add(trade.exitReason().name())
                .add(trade.gross().value())
                .add(trade.fees().value())
                .add(trade.funding().value())
                .add(trade.net().value())
                .add(trade.slippage().value())
                .add(trade.excursion().adverse().value())
                .add(trade.excursion().favourable().value())
                .add(
                        trade.excursion().risk() == null
                                ? null
                                : trade.excursion().risk().value())
                .endRow();
    }

    @Override
    public void close() throws IOException {
        decisions.close();
    }
}
