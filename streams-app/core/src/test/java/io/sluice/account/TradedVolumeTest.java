package io.sluice.account;

import static io.sluice.account.AccountScenario.BTC;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.market.Micros;
import io.sluice.market.Session;
import io.sluice.risk.TestInstruments;
import io.sluice.state.MemorySlots;
import io.sluice.value.Money;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TradedVolumeTest {
    private static final Instant MONDAY = Instant.parse("2024-01-01T00:00:00Z");
    /** Four hours on working days. */
    private static final Session SHORT_DAYS = new Session(
            ZoneOffset.UTC,
            LocalTime.of(10, 0),
            LocalTime.of(14, 0),
            EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY));

    private final TradedVolume always = new TradedVolume(new Changes(), TestInstruments.coin(BTC));

    /** Learns a candle of an hour that ends so many hours after Monday began. */
    private static void learn(TradedVolume traded, int hour, double volume) {
        traded.learn(volume, 10, at(hour));
    }

    private static long at(int hour) {
        return Micros.of(MONDAY.plus(Duration.ofHours(hour)));
    }

    @Test
    @DisplayName("R-LIQUIDITY 24 whole hours after the first, which may have begun before us, are enough; 23 are not")
    void is_known_after_a_day() {
        assertThat(always.overLastHours(at(0))).isNull();
        for (int hour = 1; hour <= 24; hour++) {
            learn(always, hour, hour);
            assertThat(always.overLastHours(at(hour))).isNull();
        }
        learn(always, 25, 25);
        assertThat(always.overLastHours(at(25))).as("10 × (2 + … + 25)").isEqualTo(Money.of("3240"));
        learn(always, 26, 0);
        assertThat(always.overLastHours(at(26))).isEqualTo(Money.of("3220"));
    }

    @Test
    @DisplayName("R-LIQUIDITY hours without a candle count as hours in which nothing traded")
    void silence_is_no_volume() {
        for (int hour = 1; hour <= 25; hour++) {
            learn(always, hour, 1);
        }
        assertThat(always.overLastHours(at(35))).isEqualTo(Money.of("140"));
        assertThat(always.overLastHours(at(49))).isEqualTo(Money.ZERO);
    }

    @Test
    @DisplayName("R-LIQUIDITY nights and weekends are no hours: of four a day, 24 are six days")
    void closed_hours_are_passed_over() {
        TradedVolume traded = new TradedVolume(new Changes(), TestInstruments.coin(BTC, SHORT_DAYS));
        for (int day : new int[] {0, 1, 2, 3, 4, 7, 8}) {
            for (int hour = 11; hour <= 14; hour++) {
                learn(traded, day * 24 + hour, day == 8 ? 2 : 1);
            }
        }
        assertThat(traded.overLastHours(at(8 * 24 + 14)))
                .as("Tuesday's four at 2, five days' at 1")
                .isEqualTo(Money.of("280"));
        assertThat(traded.overLastHours(at(7 * 24 + 14)))
                .as("the first hour was not all seen")
                .isNull();
    }

    @Test
    @DisplayName("R-LIQUIDITY what cannot be a volume counts as nothing")
    void garbage_is_nothing() {
        for (int hour = 1; hour <= 25; hour++) {
            learn(always, hour, hour % 2 == 0 ? Double.NaN : -5);
        }
        assertThat(always.overLastHours(at(25))).isEqualTo(Money.ZERO);
        assertThat(always.ofCandle()).isNull();
    }

    @Test
    @DisplayName("R-SLIPPAGE the volume of a candle is smoothed over 14, as the average true range is")
    void a_usual_candle_is_smoothed() {
        assertThat(always.ofCandle()).isNull();
        learn(always, 1, 28);
        assertThat(always.ofCandle()).isEqualTo(new BigDecimal("28.0"));
        learn(always, 2, 14);
        assertThat(always.ofCandle()).isEqualTo(new BigDecimal("27.0"));
    }

    @Test
    @DisplayName("B-PARITY it is the same after a restart")
    void is_the_same_after_a_restart() {
        for (int hour = 1; hour <= 30; hour++) {
            learn(always, hour, hour);
        }
        MemorySlots slots = new MemorySlots();
        always.save(slots);
        TradedVolume restored = new TradedVolume(new Changes(), TestInstruments.coin(BTC));
        restored.load(slots.get("traded:" + BTC));
        for (TradedVolume each : new TradedVolume[] {always, restored}) {
            learn(each, 31, 7);
        }
        assertThat(restored.overLastHours(at(31))).isEqualTo(always.overLastHours(at(31)));
        assertThat(restored.ofCandle()).isEqualTo(always.ofCandle());
    }
}
