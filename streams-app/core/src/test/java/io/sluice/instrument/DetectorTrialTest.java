package io.sluice.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.groups.Tuple.tuple;

import io.sluice.admit.AdmissionSettings;
import io.sluice.detect.DetectorCatalogue;
import io.sluice.detect.DetectorFailure;
import io.sluice.indicator.Atr;
import io.sluice.indicator.IndicatorSet;
import io.sluice.instrument.OwnIndicator.Fault;
import io.sluice.market.Session;
import io.sluice.schemas.Signal;
import io.sluice.schemas.Timeframe;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DetectorTrialTest {
    private static final String OWN = "indicator own:io.sluice.instrument.OwnIndicator() of TRIAL:CANDLES 1m ";

    @Test
    @DisplayName(
            "F-KNOWN every detector that comes along, and one with an indicator of its own, goes on after a restart")
    void sound_detectors_pass() {
        DetectorCatalogue catalogue = DetectorCatalogue.standard();
        for (String name : catalogue.names()) {
            assertThatCode(() -> DetectorTrial.of(catalogue.settings(name, Map.of())))
                    .as(name)
                    .doesNotThrowAnyException();
        }
        assertThatCode(() -> DetectorTrial.of(new OwnDetector(Fault.NONE))).doesNotThrowAnyException();
    }

    @Test
    @DisplayName("F-KNOWN a detector that goes by a number that nobody saves is refused")
    void one_that_forgets_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DetectorTrial.of(new OwnDetector(Fault.FORGETS)))
                .withMessageStartingWith("detector seventh-rise says something else after a restart than without one");
    }

    @ParameterizedTest
    @CsvSource({
        "SAVES_LESS, failed to save: 2 bytes and not the 4 announced",
        "SAVES_MORE, failed to save: java.nio.BufferOverflowException",
        "LOADS_LESS, failed to load: 2 bytes and not the 4 announced",
        "'NO_HISTORY', 'wants to look back 0 candles, not 1 to 4096'",
        "'NEGATIVE_BYTES', 'wants to save -1 bytes, not 0 to 65536'",
    })
    @DisplayName("An indicator that does not keep to what it announces is refused by its name")
    void one_that_lies_is_refused(Fault fault, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DetectorTrial.of(new OwnDetector(fault)))
                .withMessage(OWN + message);
    }

    @Test
    @DisplayName("What throws at a candle fails by its name, with the candle it threw at")
    void one_that_throws_is_named() {
        InstrumentFold fold = fold(Fault.THROWS);
        InstrumentState state = fold.newState();
        Recorder recorder = new Recorder();
        fold.apply(state, Candles.flat(0, 999, 1), recorder);

        assertThatExceptionOfType(DetectorFailure.class)
                .isThrownBy(() -> fold.apply(state, Candles.flat(1, 1_001, 1), recorder))
                .withMessage(
                        "indicator own:io.sluice.instrument.OwnIndicator() of TEST:BTCUSD 1m failed on the candle of"
                                + " 2024-01-01T00:01:00Z: java.lang.ArithmeticException: too high");
    }

    @Test
    @DisplayName("An own indicator never meets a built-in one, not even of the same class and parameters")
    void own_indicators_are_apart() {
        IndicatorSet indicators = new IndicatorSet(14);
        Atr own = indicators.own(Atr.class, "14", () -> new Atr(14));

        assertThat(own).isNotSameAs(indicators.atr());
        assertThat(indicators.own(Atr.class, "14", () -> new Atr(14))).isSameAs(own);
        assertThat(indicators.description()).isEqualTo("atr(14),own:io.sluice.indicator.Atr(14)");
    }

    @Test
    @DisplayName("An indicator that is asked for when candles already come would not follow them, and is refused")
    void asking_ends() {
        IndicatorSet indicators = new IndicatorSet(14);
        indicators.endAsking();
        assertThatIllegalStateException()
                .isThrownBy(() -> indicators.ema(9))
                .withMessage("ema(9) is asked for too late: ask when the detector is made");
    }

    @Test
    @DisplayName("An indicator may be made of others, which follow each candle before it")
    void parts_come_before_the_whole() {
        IndicatorSet indicators = new IndicatorSet(14);
        indicators.own(OwnIndicator.class, "", () -> {
            indicators.ema(9);
            return new OwnIndicator(Fault.NONE);
        });
        assertThat(indicators.description()).isEqualTo("atr(14),ema(9),own:io.sluice.instrument.OwnIndicator()");
    }

    @Test
    @DisplayName("F-KNOWN the layout of what built-in detectors remember stays: memories that were written can be read")
    void the_layout_of_built_in_detectors_stays() {
        DetectorCatalogue catalogue = DetectorCatalogue.standard();
        Chart chart = new Chart(
                "TEST:BTCUSD",
                Timeframe.M1,
                catalogue.names().stream()
                        .map(name -> catalogue.settings(name, Map.of()))
                        .toList(),
                14);
        assertThat(chart.description())
                .isEqualTo("M1:64:atr(14),returnZScore(20),rsi(14,4),channel(20),sma(VOLUME,20)"
                        + ":volatility-spike,engulfing,divergence,breakout");
    }

    @Test
    @DisplayName("A detector with an indicator of its own signals like any other")
    void an_own_detector_signals() {
        InstrumentFold fold = fold(Fault.NONE);
        InstrumentState state = fold.newState();
        Recorder recorder = new Recorder();
        for (int minute = 0; minute < 15; minute++) {
            fold.apply(state, Candles.minute(minute, 100, 101, 100, 101, 1), recorder);
        }
        assertThat(recorder.signals())
                .extracting(Signal::getDetector, Signal::getTime)
                .containsExactly(
                        tuple("seventh-rise", Candles.START.plusSeconds(60 * 7)),
                        tuple("seventh-rise", Candles.START.plusSeconds(60 * 14)));
    }

    private static InstrumentFold fold(Fault fault) {
        return new InstrumentFold(new InstrumentSettings(
                Candles.instrument(Session.ALWAYS),
                Timeframe.M1,
                List.of(new EnabledDetector(Timeframe.M1, new OwnDetector(fault))),
                new AdmissionSettings(Duration.ZERO, Duration.ZERO),
                new RollUpSettings(List.of(), Duration.ZERO),
                14));
    }
}
