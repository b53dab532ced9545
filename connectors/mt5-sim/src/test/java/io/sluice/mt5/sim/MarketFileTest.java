package io.sluice.mt5.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MarketFileTest {
    @TempDir
    private Path folder;

    @Test
    @DisplayName("M-MT5 a simulated market can have a past from a file, which becomes its closed candles")
    void plays_a_past() throws IOException {
        Path file = folder.resolve("past.csv");
        Files.writeString(
                file,
                "time,open,high,low,close\n2026-11-20T12:00:00Z,100,120,90,110\n2026-11-20T12:01:00Z,110,115,105,106\n");
        try (TruthLedger ledger = TruthLedger.open(folder.resolve("truth"))) {
            TradeServer server = TradeServer.atNow(SimAccount.netting(1), ledger);
            SimSymbol symbol = SimSymbol.miniIndex("WINZ26");
            server.add(symbol);

            BigDecimal last = new MarketFile(server, symbol).play(file);

            assertThat(last).isEqualByComparingTo("105");
            assertThat(server.bars("WINZ26", SimTimeframe.M1, 0, Long.MAX_VALUE).stream()
                            .map(bar -> List.of(
                                    bar.fields().get("open"),
                                    bar.fields().get("high"),
                                    bar.fields().get("low"),
                                    bar.fields().get("close"))))
                    .containsExactly(List.of("100", "120", "90", "110"));
        }
    }

    @Test
    @DisplayName("M-MT5 a line of a past that is no candle is named")
    void names_a_broken_line() throws IOException {
        Path file = folder.resolve("past.csv");
        Files.writeString(file, "2026-11-20T12:00:00Z,100,120,90,110\nbroken\n");
        try (TruthLedger ledger = TruthLedger.open(folder.resolve("truth"))) {
            TradeServer server = TradeServer.atNow(SimAccount.netting(1), ledger);
            SimSymbol symbol = SimSymbol.miniIndex("WINZ26");
            server.add(symbol);

            assertThatThrownBy(() -> new MarketFile(server, symbol).play(file)).hasMessageContaining("past.csv:2");
        }
    }
}
