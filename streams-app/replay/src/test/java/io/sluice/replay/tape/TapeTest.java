package io.sluice.replay.tape;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.schemas.Candle;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TapeTest {
    @Test
    @DisplayName("B-RIGOUR what was read can be read again: all that folds look at is the same")
    void gives_back_what_was_read() throws Exception {
        List<Candle> candles = Markets.coin(3_000);
        candles.set(7, Candle.newBuilder(candles.get(7)).setComplete(false).build());
        Tape tape = new Tape();

        Markets.read(tape.recording(Markets.COIN, Markets.reader(candles)));

        CandleTape kept = tape.of(Markets.COIN);
        assertThat(Markets.read(kept.reader(0, kept.size(), kept::shape))).isEqualTo(candles);
        assertThat(Markets.read(kept.reader(5, 9, kept::shape))).isEqualTo(candles.subList(5, 9));
        assertThat(tape.isEmpty()).isFalse();
        assertThat(new Tape().isEmpty()).isTrue();
    }

    @Test
    @DisplayName("B-RIGOUR a part ends before the first candle that closes later")
    void a_part_ends_before_the_first_later_close() {
        CandleTape tape = new CandleTape(Markets.COIN);
        for (int minute : List.of(0, 1, 3, 2)) {
            tape.add(Markets.candle(Markets.COIN, minute, 1, 1, 1, 1, 1));
        }

        assertThat(tape.readUntil(tape.openTime(0))).isZero();
        assertThat(tape.readUntil(tape.closeTime(1))).isEqualTo(2);
        assertThat(tape.readUntil(tape.closeTime(3))).isEqualTo(2);
        assertThat(tape.readUntil(tape.closeTime(2))).isEqualTo(4);
    }

    @Test
    @DisplayName("B-RIGOUR a rounded price is the double that its decimal text would be, and at least one tick")
    void rounds_to_the_tick_exactly() {
        assertThat(new TickGrid(new BigDecimal("0.1")).round(0.3000000004)).isEqualTo(0.3);
        assertThat(new TickGrid(new BigDecimal("0.00000001")).round(0.12345678901))
                .isEqualTo(0.12345679);
        assertThat(new TickGrid(new BigDecimal("5")).round(118_342.4)).isEqualTo(118_340);
        assertThat(new TickGrid(new BigDecimal("5E+1")).round(118_326)).isEqualTo(118_350);
        assertThat(new TickGrid(new BigDecimal("0.25")).round(0.01)).isEqualTo(0.25);
    }
}
