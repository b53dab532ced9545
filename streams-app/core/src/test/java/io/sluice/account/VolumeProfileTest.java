package io.sluice.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.state.MemorySlots;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Candles of five minutes; from 10:00 the quarters of an hour trade 3, 6, 9 and 12. */
class VolumeProfileTest {
    private static final long MINUTE = 60_000_000L;
    private static final long FIVE = 5 * MINUTE;
    private static final long DAY = 1_440 * MINUTE;
    private static final long TEN = Instant.parse("2024-01-03T10:00:00Z").getEpochSecond() * 1_000_000;
    private static final long HOUR = Duration.ofHours(1).toMinutes() * MINUTE;

    private final VolumeProfile profile = new VolumeProfile(new Changes(), "PAPER:BTCUSD");

    /** From 9:45, of which only what is whole counts, until 11:05. */
    private void day(long number) {
        for (int candle = -3; candle < 13; candle++) {
            int quarter = Math.floorDiv(candle, 3) + 1;
            profile.learn(quarter, TEN + number * DAY + (candle + 1) * FIVE);
        }
    }

    private List<String> weights(long from, long over, int parts) {
        return profile.weights(from, over, parts).stream()
                .map(BigDecimal::stripTrailingZeros)
                .map(BigDecimal::toPlainString)
                .toList();
    }

    @Test
    @DisplayName("O-TYPES VWAP a quarter of an hour is known after three days of it")
    void is_known_after_three_days() {
        day(0);
        day(1);
        assertThat(weights(TEN + 2 * DAY, HOUR, 4)).isEmpty();
        day(2);
        assertThat(weights(TEN + 3 * DAY, HOUR, 4)).containsExactly("3", "6", "9", "12");
        assertThat(weights(TEN + 3 * DAY + 15 * MINUTE / 2, HOUR / 2, 2)).containsExactly("4.5", "7.5");
        assertThat(weights(TEN + 3 * DAY + HOUR, HOUR, 4))
                .as("hours that were never seen")
                .isEmpty();
    }

    @Test
    @DisplayName(
            "O-TYPES VWAP the quarter in which learning began is not learnt: what traded in it before is not known")
    void does_not_learn_what_it_came_into() {
        day(0);
        day(1);
        day(2);
        assertThat(weights(TEN + 3 * DAY - 15 * MINUTE, HOUR / 2, 2)).isEmpty();
        day(3);
        assertThat(weights(TEN + 4 * DAY - 15 * MINUTE, HOUR / 2, 2)).containsExactly("0", "3");
    }

    @Test
    @DisplayName("O-TYPES VWAP uses nothing of the present quarter, nor of what comes")
    void looks_at_what_is_over_alone() {
        day(0);
        day(1);
        day(2);
        List<String> before = weights(TEN + 3 * DAY, HOUR, 4);
        profile.learn(1_000, TEN + 3 * DAY + 5 * MINUTE);
        profile.learn(1_003, TEN + 3 * DAY + 15 * MINUTE);
        assertThat(weights(TEN + 3 * DAY, HOUR, 4)).isEqualTo(before);
        profile.learn(1, TEN + 3 * DAY + 20 * MINUTE);
        assertThat(weights(TEN + 4 * DAY, HOUR, 4)).as("3 + 0.2 × (2003 - 3)").containsExactly("403", "6", "9", "12");
    }

    @Test
    @DisplayName("DESIGN a profile goes on where it was when it is restored")
    void goes_on_when_restored() {
        day(0);
        day(1);
        MemorySlots slots = new MemorySlots();
        profile.save(slots);
        VolumeProfile restored = new VolumeProfile(new Changes(), "PAPER:BTCUSD");
        restored.load(slots.get("volume:PAPER:BTCUSD"));
        day(2);
        for (int candle = -3; candle < 13; candle++) {
            restored.learn(Math.floorDiv(candle, 3) + 1, TEN + 2 * DAY + (candle + 1) * FIVE);
        }
        MemorySlots again = new MemorySlots();
        restored.save(again);
        profile.save(slots);
        assertThat(again.asText()).isEqualTo(slots.asText());
    }

    @Test
    @DisplayName("O-TYPES VWAP where nothing trades there is no volume to go by")
    void nothing_traded_is_not_known() {
        for (int candle = 0; candle < 4 * 288; candle++) {
            profile.learn(0, TEN + (candle + 1) * FIVE);
        }
        assertThat(weights(TEN + 4 * DAY, HOUR, 4)).isEmpty();
        profile.learn(Double.NaN, TEN + 4 * DAY + 5 * MINUTE);
        profile.learn(-1, TEN + 4 * DAY + 10 * MINUTE);
        profile.learn(5, TEN + 4 * DAY + 15 * MINUTE);
        profile.learn(0, TEN + 4 * DAY + 20 * MINUTE);
        assertThat(weights(TEN + 5 * DAY, HOUR, 4)).containsExactly("1", "0", "0", "0");
    }
}
