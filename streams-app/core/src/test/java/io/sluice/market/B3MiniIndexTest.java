package io.sluice.market;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class B3MiniIndexTest {

    @ParameterizedTest
    @DisplayName("O-MT5 a mini-index contract ends on the Wednesday nearest the 15th of its month")
    @CsvSource({
        "2025-12, 2025-12-17",
        "2026-02, 2026-02-18",
        "2026-04, 2026-04-15",
        "2026-06, 2026-06-17",
        "2026-08, 2026-08-12",
        "2026-10, 2026-10-14",
        "2026-12, 2026-12-16"
    })
    void ends_on_the_wednesday_nearest_the_fifteenth(YearMonth month, LocalDate expected) {
        assertThat(B3MiniIndex.lastTradingDay(month)).isEqualTo(expected);
        assertThat(expected.getDayOfWeek()).isEqualTo(DayOfWeek.WEDNESDAY);
    }

    @Test
    @DisplayName("O-MT5 a mini-index contract is known by its code: 5 points a step, R$ 0.20 a point, whole contracts")
    void knows_a_contract_by_its_code() {
        InstrumentDefinition contract = B3MiniIndex.definition("MT5:WINZ26").orElseThrow();

        assertThat(contract.id()).isEqualTo("MT5:WINZ26");
        assertThat(contract.quoteCurrency()).isEqualTo("BRL");
        assertThat(contract.tickSize()).isEqualTo(new BigDecimal(5));
        assertThat(contract.lotStep()).isEqualTo(BigDecimal.ONE);
        assertThat(contract.tickSize().multiply(contract.pointValue())).isEqualByComparingTo("1.00");
        assertThat(contract.session().lastDay()).isEqualTo(LocalDate.of(2026, 12, 16));
    }

    @ParameterizedTest
    @DisplayName("O-MT5 what is no mini-index contract is not taken for one")
    @ValueSource(
            strings = {"MT5:WINF26", "MT5:WINZ2026", "MT5:WIN", "MT5:WDOZ26", "MT5:XWINZ26", "WINZ26", "MT5:EURUSD"})
    void does_not_know_other_codes(String id) {
        assertThat(B3MiniIndex.definition(id)).isEqualTo(Optional.empty());
    }

    @Test
    @DisplayName("R-TRADABLE a contract trades on its last day in the market's own time, and never after")
    void trades_on_its_last_day_and_never_after() {
        TradingCalendar calendar = new TradingCalendar(
                B3MiniIndex.definition("MT5:WINZ26").orElseThrow().session());

        assertThat(calendar.isOpen(at("2026-12-16T12:00:00Z"))).isTrue();
        assertThat(calendar.isOpen(at("2026-12-17T02:59:59Z"))).isTrue();
        assertThat(calendar.isOpen(at("2026-12-17T03:00:00Z"))).isFalse();
        assertThat(calendar.isOpen(at("2026-12-21T15:00:00Z"))).isFalse();
    }

    private static long at(String time) {
        return Micros.of(Instant.parse(time));
    }
}
