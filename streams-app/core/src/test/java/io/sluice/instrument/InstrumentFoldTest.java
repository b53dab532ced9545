package io.sluice.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sluice.admit.AdmissionSettings;
import io.sluice.detect.BreakoutSettings;
import io.sluice.instrument.Recorder.Output;
import io.sluice.market.Session;
import io.sluice.schemas.Candle;
import io.sluice.schemas.Direction;
import io.sluice.schemas.Figure;
import io.sluice.schemas.Mark;
import io.sluice.schemas.Pattern;
import io.sluice.schemas.Signal;
import io.sluice.schemas.SuppressedSignal;
import io.sluice.schemas.SuppressionReason;
import io.sluice.schemas.Timeframe;
import io.sluice.schemas.id.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class InstrumentFoldTest {
    private static final List<EnabledDetector> BREAKOUTS = List.of(
            new EnabledDetector(Timeframe.M1, BreakoutSettings.DEFAULTS),
            new EnabledDetector(Timeframe.M5, BreakoutSettings.DEFAULTS));
    private static final RollUpSettings FIVE_MINUTES = new RollUpSettings(List.of(Timeframe.M5), Duration.ofMinutes(2));

    @Test
    @DisplayName(
            "C-LINEAGE a breakout on both timeframes at once: mark, candle, then the longer timeframe's signal; the other is "
                    + "held back by it")
    void says_everything_of_one_candle_in_order() {
        InstrumentFold fold = new InstrumentFold(settings(BREAKOUTS, FIVE_MINUTES));
        InstrumentState state = fold.newState();
        for (int minute = 0; minute < 104; minute++) {
            fold.apply(state, Candles.flat(minute, 100, 10), new Recorder());
        }
        Recorder out = new Recorder();
        Candle last = Candles.minute(104, 100, 114, 100, 114, 1000);
        fold.apply(state, last, out);

        Instant closes = last.getCloseTime();
        String minuteId = Ids.candle(Candles.BTC, Timeframe.M1, last.getOpenTime());
        Instant fiveOpens = Candles.START.plus(Duration.ofMinutes(100));
        String fiveId = Ids.candle(Candles.BTC, Timeframe.M5, fiveOpens);
        Candle five = new Candle(
                Candles.BTC,
                Timeframe.M5,
                fiveOpens,
                closes,
                100.0,
                114.0,
                100.0,
                114.0,
                1040.0,
                4000 + 114_000.0,
                5L,
                true,
                "rollup-1m",
                closes);
        Signal ofMinute = breakout(Timeframe.M1, minuteId, closes, 100);
        Signal ofFive = breakout(Timeframe.M5, fiveId, closes, 1040 / 50.0);
        assertThat(out.outputs())
                .containsExactly(
                        new Output.Marked(
                                new Mark(Candles.BTC, minuteId, 100.0, 114.0, 100.0, 114.0, 1000.0, 1.0), closes),
                        new Output.RolledUp(five),
                        new Output.Signalled(ofFive),
                        new Output.Suppressed(new SuppressedSignal(
                                ofMinute, SuppressionReason.RATE_LIMITED, ofFive.getId(), closes)));
    }

    @Test
    @DisplayName("D-VOL constant prices never signal, whatever the detector")
    void is_silent_on_constant_prices() {
        InstrumentFold fold = new InstrumentFold(Candles.defaults());
        InstrumentState state = fold.newState();
        Recorder out = new Recorder();
        for (int minute = 0; minute < 1_000; minute++) {
            fold.apply(state, Candles.flat(minute, 100, minute % 7), out);
        }
        assertThat(out.found()).isEmpty();
        assertThat(out.all(Output.Marked.class)).hasSize(1_000);
    }

    @Test
    @DisplayName("The mark carries no average true range while it warms up, and one from the fifteenth candle on")
    void marks_carry_the_average_true_range() {
        InstrumentFold fold = new InstrumentFold(settings(List.of(), FIVE_MINUTES));
        InstrumentState state = fold.newState();
        Recorder out = new Recorder();
        for (int minute = 0; minute < 15; minute++) {
            fold.apply(state, Candles.minute(minute, 100, 101, 99, 100, 1), out);
        }
        assertThat(out.all(Output.Marked.class).stream()
                        .map(marked -> marked.mark().getAtr())
                        .limit(14))
                .containsOnlyNulls();
        assertThat(out.all(Output.Marked.class).getLast().mark().getAtr()).isEqualTo(2.0);
    }

    @Test
    @DisplayName("X-CONFIG settings that cannot be are refused with instrument, field and value")
    void refuses_impossible_settings() {
        assertRefused(
                () -> settings(BREAKOUTS, new RollUpSettings(List.of(), Duration.ZERO)),
                "TEST:BTCUSD: detectors: breakout on 5m: that timeframe is not rolled up");
        assertRefused(
                () -> settings(List.of(BREAKOUTS.getFirst(), BREAKOUTS.getFirst()), FIVE_MINUTES),
                "TEST:BTCUSD: detectors: breakout on 1m is there twice");
        assertRefused(
                () -> settings(List.of(), new RollUpSettings(List.of(Timeframe.M1), Duration.ZERO)),
                "TEST:BTCUSD: rollUp.timeframes: 1m is not longer than the base timeframe 1m");
        assertRefused(
                () -> new RollUpSettings(List.of(Timeframe.M5), Duration.ofMinutes(6)),
                "rollUp.grace PT6M must not exceed the shortest rolled timeframe, 5m");
        assertRefused(
                () -> settings(List.of(), new RollUpSettings(List.of(Timeframe.D1), Duration.ofMinutes(64))),
                "TEST:BTCUSD: rollUp.grace PT1H4M must not exceed 63 base candles");
        assertRefused(
                () -> new InstrumentSettings(
                        Candles.instrument(Session.ALWAYS),
                        Timeframe.M1,
                        List.of(),
                        AdmissionSettings.DEFAULTS,
                        FIVE_MINUTES,
                        1),
                "TEST:BTCUSD: atrPeriod must be 2 to 1000 candles, not 1");
    }

    private static void assertRefused(ThrowingCallable making, String message) {
        assertThatIllegalArgumentException().isThrownBy(making).withMessage(message);
    }

    private static Signal breakout(Timeframe timeframe, String candleId, Instant time, double volumeRatio) {
        return new Signal(
                Ids.signal(candleId, "breakout", "LONG"),
                Candles.BTC,
                timeframe,
                "breakout",
                Pattern.IMPULSE,
                Direction.LONG,
                candleId,
                time,
                114.0,
                1.0,
                1.0,
                Ids.fingerprint(Candles.BTC, "IMPULSE", "LONG", timeframe, candleId),
                List.of(
                        new Figure("level", 100.0),
                        new Figure("beyondAtr", 14.0),
                        new Figure("volumeRatio", volumeRatio)),
                null,
                null,
                null);
    }

    private static InstrumentSettings settings(List<EnabledDetector> detectors, RollUpSettings rollUp) {
        return new InstrumentSettings(
                Candles.instrument(Session.ALWAYS), Timeframe.M1, detectors, AdmissionSettings.DEFAULTS, rollUp, 14);
    }
}
