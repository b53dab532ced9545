package io.sluice.local.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.history.parquet.DuckDb;
import io.sluice.schemas.Action;
import io.sluice.schemas.Outcome;
import io.sluice.schemas.Pattern;
import io.sluice.schemas.RiskDecision;
import io.sluice.schemas.Side;
import io.sluice.schemas.TradeIntent;
import io.sluice.schemas.Verdict;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DecisionTableTest {
    private static final Instant BEGINNING = Instant.parse("2024-01-01T00:00:00Z");

    /** Several hand-overs to the writer, and a part of one. */
    private static final int DECISIONS = 1_300;

    @TempDir
    private Path folder;

    @Test
    @DisplayName("B-REPORT all decisions are in the table in their order, however they are handed to its writer")
    void holds_all_decisions_in_their_order() throws IOException, SQLException {
        Path file = folder.resolve("decisions.parquet");
        try (DuckDb duckDb = DuckDb.open();
                DecisionTable table = new DecisionTable(duckDb, file)) {
            for (int i = 0; i < DECISIONS; i++) {
                table.add(decision(i));
            }
            table.commit();
        }

        assertThat(rows(file))
                .isEqualTo(IntStream.range(0, DECISIONS)
                        .mapToObj(i -> i % 2 == 0 ? i + " true null" : i + " false R-STATE R-SIZE")
                        .toList());
    }

    @Test
    @DisplayName("B-REPORT what the writer cannot write is told at the next hand-over, and there is no file")
    void tells_what_its_writer_cannot_write() throws IOException {
        try (DuckDb duckDb = DuckDb.open();
                DecisionTable table = new DecisionTable(duckDb, folder.resolve("decisions.parquet"))) {
            table.add(decision(0, new BigDecimal("1e30")));

            assertThatThrownBy(() -> {
                        for (int i = 1; i < DECISIONS; i++) {
                            table.add(decision(i));
                        }
                    })
                    .isInstanceOf(IOException.class);
        }
        assertThat(folder).isEmptyDirectory();
    }

    private static RiskDecision decision(int number) {
        return decision(number, BigDecimal.ONE);
    }

    private static RiskDecision decision(int number, BigDecimal quantity) {
        boolean approved = number % 2 == 0;
        List<Verdict> verdicts =
                List.of(verdict("R-STATE", approved), verdict("R-STOP", true), verdict("R-SIZE", approved));
        return new RiskDecision(
                Integer.toString(number),
                "paper",
                "paper",
                "cause",
                "signal",
                BEGINNING.plusSeconds(number),
                approved,
                intent(quantity),
                verdicts,
                "hash");
    }

    private static Verdict verdict(String code, boolean passed) {
        return new Verdict(code, passed ? Outcome.PASS : Outcome.REJECT, List.of(), null);
    }

    private static TradeIntent intent(BigDecimal quantity) {
        return new TradeIntent(
                "BINANCE:BTCUSDT",
                Action.OPEN_LONG,
                Side.BUY,
                Pattern.IMPULSE,
                1.0,
                quantity,
                BigDecimal.TEN,
                null,
                null,
                BigDecimal.TEN,
                BigDecimal.ONE,
                BigDecimal.ONE,
                false);
    }

    private static List<String> rows(Path file) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection duckDb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckDb.createStatement();
                ResultSet found =
                        statement.executeQuery("select id, approved, rejectedBy from read_parquet('" + file + "')")) {
            while (found.next()) {
                rows.add(found.getString(1) + " " + found.getBoolean(2) + " " + found.getString(3));
            }
        }
        return rows;
    }
}
