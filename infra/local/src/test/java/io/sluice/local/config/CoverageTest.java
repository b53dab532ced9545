package io.sluice.local.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.local.config.ConfigurationFile.Overrides;
import io.sluice.market.B3MiniIndex;
import io.sluice.market.InstrumentDefinition;
import io.sluice.market.Session;
import io.sluice.schemas.Candle;
import io.sluice.schemas.Timeframe;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CoverageTest {
    @Test
    @DisplayName("X-UP Candles that the configuration foresees need nothing")
    void foreseen_candles_need_nothing() {
        ConfigurationFile file = read("");

        Coverage coverage = Coverage.of(file, Map.of("BITSTAMP:BTCUSD", candles("BITSTAMP:BTCUSD", 800.12)));

        assertThat(coverage).isEqualTo(new Coverage(file.configuration(), List.of()));
    }

    @Test
    @DisplayName("X-UP Where no account holds the currency, one is added with the same limits, and announced")
    void adds_an_account_for_a_new_currency() {
        Coverage coverage = Coverage.of(read(""), Map.of("BINANCE:BTCUSDT", candles("BINANCE:BTCUSDT", 78_000.5)));

        assertThat(coverage.announcements())
                .containsExactly("No account holds USDT: paper-usdt trades with 10000 USDT of paper money.");
        assertThat(coverage.configuration().accounts())
                .extracting(AccountChoice::id)
                .containsExactly("paper-1", "paper-usdt");
        assertThat(coverage.configuration().accounts().get(1).limits())
                .isEqualTo(coverage.configuration().accounts().get(0).limits());
    }

    @Test
    @DisplayName("O-MT5 A mini-index contract of B3 is known by its code, by candles as by an account that names it")
    void knows_mini_index_contracts() {
        InstrumentDefinition contract = B3MiniIndex.definition("MT5:WINZ26").orElseThrow();

        Coverage coverage = Coverage.of(read(""), Map.of("MT5:WINZ26", candles("MT5:WINZ26", 125_005)));
        ConfigurationFile named =
                read("accounts: [{id: b3, currency: BRL, balance: 5000, instruments: [\"MT5:WINZ26\"]}]");

        assertThat(coverage.configuration().instrument("MT5:WINZ26")).contains(contract);
        assertThat(coverage.announcements())
                .containsExactly("No account holds BRL: paper-brl trades with 10000 BRL of paper money.");
        assertThat(named.configuration().instrument("MT5:WINZ26")).contains(contract);
    }

    @Test
    @DisplayName("X-UP An unknown instrument gets tick and lot from its prices, with the YAML to say otherwise")
    void assumes_an_unknown_instrument() {
        Coverage coverage = Coverage.of(read(""), Map.of("MT5:GBPUSD", candles("MT5:GBPUSD", 1.27351)));

        assertThat(coverage.configuration().instrument("MT5:GBPUSD"))
                .contains(new InstrumentDefinition(
                        "MT5:GBPUSD",
                        "USD",
                        new BigDecimal("0.00001"),
                        new BigDecimal("0.01"),
                        new BigDecimal("0.01"),
                        new BigDecimal("10000000.00"),
                        BigDecimal.ZERO,
                        BigDecimal.ONE,
                        Session.ALWAYS));
        assertThat(coverage.announcements()).containsExactly("""
                        MT5:GBPUSD is not configured. Assumed from its prices; to say otherwise, write in a --config file:
                        instruments:
                          - {id: "MT5:GBPUSD", quoteCurrency: USD, tickSize: 0.00001, lotStep: 0.01, minQuantity: 0.01, maxQuantity: 10000000.00}""");
    }

    @Test
    @DisplayName("X-UP Accounts of the user's own are never added to: what they do not trade is said")
    void leaves_own_accounts_alone() {
        ConfigurationFile file = read("accounts: [{id: mine, currency: USD, balance: 500}]");

        Coverage coverage = Coverage.of(file, Map.of("BINANCE:BTCUSDT", candles("BINANCE:BTCUSDT", 78_000.5)));

        assertThat(coverage.configuration()).isEqualTo(file.configuration());
        assertThat(coverage.announcements())
                .containsExactly("No account trades BINANCE:BTCUSDT: it gives signals but no orders. Add it to the"
                        + " instruments of an account in USDT.");
    }

    private static ConfigurationFile read(String text) {
        return ConfigurationFile.read("file", text, Overrides.NONE, Map.of());
    }

    private static List<Candle> candles(String instrument, double price) {
        Instant open = Instant.parse("2026-01-01T00:00:00Z");
        return List.of(Candle.newBuilder()
                .setInstrument(instrument)
                .setTimeframe(Timeframe.M1)
                .setOpenTime(open)
                .setCloseTime(open.plusSeconds(60))
                .setOpen(price)
                .setHigh(price)
                .setLow(price)
                .setClose(price)
                .setVolume(1)
                .setSource("test")
                .setKnownAt(open.plusSeconds(60))
                .build());
    }
}
