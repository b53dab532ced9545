package io.sluice.history.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParquetTableTest {
    private static final List<Column> TRADES = List.of(
            Column.ofInstants("time"),
            Column.ofTexts("in\"strument"),
            Column.ofLongs("orders"),
            Column.ofDoubles("ratio"),
            Column.ofShortDecimals("price"),
            Column.ofDecimals("profit", 18),
            Column.ofBooleans("won"));

    @TempDir
    private Path folder;

    private DuckDb duckDb;

    @BeforeEach
    void open() throws IOException {
        duckDb = DuckDb.open();
    }

    @AfterEach
    void close() throws IOException {
        duckDb.close();
    }

    @Test
    @DisplayName("M-CACHE a table of any types is read back by anyone as what it was written, nulls included")
    void writes_every_type() throws IOException {
        Path file = folder.resolve("run 1/[tra]des'.parquet");
        try (ParquetTable table = ParquetTable.create(duckDb, file, TRADES)) {
            table.add(Instant.parse("2024-03-31T01:30:00.123456Z"))
                    .add("BINANCE:BTCUSDT")
                    .add(Long.MIN_VALUE)
                    .add(1.0 / 3)
                    .add(42_283.58)
                    .add(new BigDecimal("-12345678901234567890.123456789012345678"))
                    .add(true)
                    .endRow();
            for (int i = 0; i < TRADES.size(); i++) {
                table.addNull();
            }
            table.endRow();
            assertThat(table.rows()).isEqualTo(2);
            table.commit();
        }

        assertThat(rows("select * from " + DuckDb.table(file)))
                .containsExactly(
                        "{'time': '2024-03-31 01:30:00.123456+00', 'in\"strument': 'BINANCE:BTCUSDT',"
                                + " 'orders': -9223372036854775808, 'ratio': 0.3333333333333333, 'price': 42283.58,"
                                + " 'profit': -12345678901234567890.123456789012345678, 'won': true}",
                        "{'time': NULL, 'in\"strument': NULL, 'orders': NULL, 'ratio': NULL, 'price': NULL,"
                                + " 'profit': NULL, 'won': NULL}");
        assertThat(rows("select string_agg(column_type, ' ') as types from (describe select * from "
                        + DuckDb.table(file) + ")"))
                .containsExactly(
                        "{'types': 'TIMESTAMP WITH TIME ZONE VARCHAR BIGINT DOUBLE DECIMAL(18,2) DECIMAL(38,18) BOOLEAN'}");
        assertThat(rows("select distinct compression as codec from parquet_metadata(" + DuckDb.text(file.toString())
                        + ")"))
                .containsExactly("{'codec': ZSTD}");
    }

    @Test
    @DisplayName("M-CACHE a table without rows is a file with its columns")
    void writes_an_empty_table() throws IOException {
        Path file = folder.resolve("none.parquet");
        try (ParquetTable table = ParquetTable.create(duckDb, file, TRADES)) {
            table.commit();
        }

        assertThat(rows("select count(*) as rows from " + DuckDb.table(file))).containsExactly("{'rows': 0}");
    }

    @Test
    @DisplayName("M-CACHE until it is committed the former file stays whole, and nothing else is left")
    void leaves_the_former_file_until_commit() throws IOException {
        Path file = folder.resolve("equity.parquet");
        write(file, 1);
        byte[] former = Files.readAllBytes(file);

        try (ParquetTable table = ParquetTable.create(duckDb, file, List.of(Column.ofLongs("x")))) {
            table.add(2).endRow();
        }

        assertThat(file).hasBinaryContent(former);
        write(file, 2);
        assertThat(rows("select x from " + DuckDb.table(file))).containsExactly("{'x': 2}");
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).containsExactly(file);
        }
    }

    @Test
    @DisplayName("M-CACHE a write that fails leaves the former file whole")
    void leaves_the_former_file_when_the_write_fails() throws IOException {
        Path file = folder.resolve("equity.parquet");
        write(file, 1);
        byte[] former = Files.readAllBytes(file);
        Path inTheWay =
                folder.resolve(".equity.parquet." + ProcessHandle.current().pid() + ParquetTable.UNFINISHED);
        Files.createDirectory(inTheWay);

        assertThatThrownBy(() -> write(file, 2))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(inTheWay.toString());

        assertThat(file).hasBinaryContent(former);
    }

    private void write(Path file, long value) throws IOException {
        try (ParquetTable table = ParquetTable.create(duckDb, file, List.of(Column.ofLongs("x")))) {
            table.add(value).endRow();
            table.commit();
        }
    }

    @Test
    @DisplayName("M-CACHE a value that does not fit its column, or a row that is not whole, is refused")
    void refuses_what_does_not_fit() throws IOException {
        List<Column> columns = List.of(Column.ofLongs("n"), Column.ofDecimals("money", 2));
        try (ParquetTable table = ParquetTable.create(duckDb, folder.resolve("x.parquet"), columns)) {
            assertThatThrownBy(() -> table.add("text")).isInstanceOf(IllegalStateException.class);
            table.add(1);
            assertThatThrownBy(table::endRow).hasMessage("the row has 1 values, the table 2 columns");
            assertThatThrownBy(() -> table.add(new BigDecimal("0.001"))).isInstanceOf(ArithmeticException.class);
            table.add(new BigDecimal("0.01"));
            assertThatThrownBy(table::addNull).hasMessage("a row has 2 values");
        }
    }

    @Test
    @DisplayName("M-CACHE the fewest decimals that give all values back are chosen, none where there are none")
    void finds_the_fewest_decimals() {
        assertThat(decimals(1, 2.5, 0.125)).isEqualTo("OptionalInt[3]");
        assertThat(decimals(42_283.58, 100)).isEqualTo("OptionalInt[2]");
        assertThat(decimals(0.00000001, 9.5e7)).isEqualTo("OptionalInt.empty");
        assertThat(decimals(1.0 / 3)).isEqualTo("OptionalInt.empty");
        assertThat(decimals(-0.0)).isEqualTo("OptionalInt.empty");
        assertThat(decimals(Double.NaN)).isEqualTo("OptionalInt.empty");
        assertThat(decimals(Double.NEGATIVE_INFINITY)).isEqualTo("OptionalInt.empty");
        assertThat(decimals()).isEqualTo("OptionalInt[0]");
    }

    private static String decimals(double... values) {
        ShortDecimals decimals = new ShortDecimals();
        Arrays.stream(values).forEach(decimals::add);
        return decimals.decimals().toString();
    }

    /** Rows as DuckDB writes them. */
    private List<String> rows(String sql) throws IOException {
        String[] texts = new String[Batches.MOST_ROWS];
        List<String> rows = new ArrayList<>();
        try (Batches batches = duckDb.query("select t::varchar from (" + sql + ") t")) {
            while (batches.next()) {
                batches.texts(0, texts);
                rows.addAll(Arrays.asList(texts).subList(0, batches.size()));
            }
        }
        return rows;
    }
}
