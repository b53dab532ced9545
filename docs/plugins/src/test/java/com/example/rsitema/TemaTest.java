package com.example.rsitema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.tictactec.ta.lib.Core;
import com.tictactec.ta.lib.MInteger;
import io.sluice.indicator.CandleWindow;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemaTest {
    private static final int CANDLES = 500;

    @ParameterizedTest
    @ValueSource(ints = {2, 9, 21})
    @DisplayName("F-KNOWN the triple exponential average equals TA-Lib's from the first value on")
    void equals_ta_lib(int period) {
        double[] closes = new SplittableRandom(period).doubles(CANDLES, 90, 110).toArray();
        double[] expected = new double[CANDLES];
        MInteger first = new MInteger();
        MInteger count = new MInteger();
        new Core().tema(0, CANDLES - 1, closes, period, first, count, expected);

        Tema tema = new Tema(period);
        CandleWindow candles = new CandleWindow(tema.history());
        for (int i = 0; i < CANDLES; i++) {
            candles.append(i, i + 1, closes[i], closes[i], closes[i], closes[i], 1, true, false);
            tema.update(candles);
            assertThat(tema.ready()).as("ready at %d", i).isEqualTo(i >= first.value);
            if (tema.ready()) {
                assertThat(tema.value()).as("value at %d", i).isCloseTo(expected[i - first.value], within(1e-8));
            } else {
                assertThat(tema.value()).isNaN();
            }
        }
        assertThat(first.value).isEqualTo(3 * (period - 1));
    }
}
