package io.sluice.replay.resample;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.replay.tape.Markets;
import io.sluice.replay.tape.Tape;
import io.sluice.replay.tape.TickGrid;
import io.sluice.schemas.Candle;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ResampledCandlesTest {
    private static final TickGrid CENTS = new TickGrid(new BigDecimal("0.01"));

    /** Minute 3 is missing. */
    private static final List<Candle> COIN = List.of(
            Markets.candle(Markets.COIN, 0, 100, 110, 90, 100, 1),
            Markets.candle(Markets.COIN, 1, 100, 130, 100, 120, 2),
            Markets.candle(Markets.COIN, 2, 120, 120, 60, 60, 3),
            Markets.candle(Markets.COIN, 4, 66, 72, 60, 63, 4));

    @Test
    @DisplayName("B-RIGOUR each candle keeps its time and takes another's shape, chained to the close before")
    void candles_take_other_shapes_at_their_own_times() throws IOException {
        MarketTimes times = times(COIN);

        List<Candle> drawn = read(times, 2, 0, 3, 1);

        assertThat(drawn)
                .containsExactly(
                        Markets.candle(Markets.COIN, 0, 100, 100, 50, 50, 3),
                        Markets.candle(Markets.COIN, 1, 50, 55, 45, 50, 1),
                        Markets.candle(Markets.COIN, 2, 55, 60, 50, 52.5, 4),
                        Markets.candle(Markets.COIN, 4, 52.5, 68.25, 52.5, 63, 2));
    }

    @Test
    @DisplayName("B-RIGOUR prices lie on the tick, rounding does not add up, and a candle's order of prices stays")
    void rounding_does_not_add_up() throws IOException {
        List<Candle> rising = List.of(
                Markets.candle(Markets.COIN, 0, 1, 1, 1, 1, 1), Markets.candle(Markets.COIN, 1, 1, 1.01, 1, 1.004, 1));
        Tape tape = new Tape();
        Markets.read(tape.recording(Markets.COIN, Markets.reader(rising)));

        List<Candle> drawn =
                Markets.read(new ResampledCandles(new MarketTimes(tape).of(Markets.COIN), new int[] {1, 1}, CENTS));

        assertThat(drawn)
                .containsExactly(
                        Markets.candle(Markets.COIN, 0, 1, 1.01, 1, 1, 1),
                        Markets.candle(Markets.COIN, 1, 1, 1.01, 1, 1.01, 1));
    }

    @Test
    @DisplayName("B-RIGOUR taken in its own order, a history is itself")
    void its_own_order_gives_the_history() throws Exception {
        List<Candle> candles = Markets.coin(500);
        MarketTimes times = times(candles);
        int[] same = new int[500];
        for (int i = 0; i < same.length; i++) {
            same[i] = i;
        }

        assertThat(read(times, same)).isEqualTo(candles);
    }

    @Test
    @DisplayName(
            "B-RIGOUR one drawing moves all instruments: what moved together still does, gaps stay where they were")
    void instruments_move_together() throws IOException {
        Tape tape = new Tape();
        Markets.read(tape.recording(Markets.COIN, Markets.reader(COIN)));
        List<Candle> metal = List.of(
                Markets.candle(Markets.METAL, 1, 10, 10, 10, 10, 1),
                Markets.candle(Markets.METAL, 1, 99, 99, 99, 99, 9),
                Markets.candle(Markets.METAL, 2, 10, 10, 5, 5, 2),
                Markets.candle(Markets.METAL, 3, 5, 6, 5, 6, 3));
        Markets.read(tape.recording(Markets.METAL, Markets.reader(metal)));
        MarketTimes times = new MarketTimes(tape);

        assertThat(times.size()).isEqualTo(5);
        int[] drawn = {2, 2, 0, 4, 3};
        assertThat(Markets.read(new ResampledCandles(times.of(Markets.METAL), drawn, CENTS)))
                .as("the fall of minute 2, the last of all since none had opened by minute 0, minute 3 for 4")
                .containsExactly(
                        Markets.candle(Markets.METAL, 1, 10, 10, 5, 5, 2),
                        Markets.candle(Markets.METAL, 2, 5, 6, 5, 6, 3),
                        Markets.candle(Markets.METAL, 3, 6, 7.2, 6, 7.2, 3));
        assertThat(Markets.read(new ResampledCandles(times.of(Markets.COIN), drawn, CENTS)))
                .extracting(Candle::getClose)
                .containsExactly(50.0, 25.0, 25.0, 12.5);
    }

    private static MarketTimes times(List<Candle> candles) throws IOException {
        Tape tape = new Tape();
        Markets.read(tape.recording(Markets.COIN, Markets.reader(candles)));
        return new MarketTimes(tape);
    }

    private static List<Candle> read(MarketTimes times, int... drawn) throws IOException {
        return Markets.read(new ResampledCandles(times.of(Markets.COIN), drawn, CENTS));
    }
}
