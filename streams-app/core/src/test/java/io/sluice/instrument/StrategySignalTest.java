package io.sluice.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.sluice.admit.AdmissionSettings;
import io.sluice.detect.Detection;
import io.sluice.detect.Detector;
import io.sluice.detect.DetectorSettings;
import io.sluice.detect.Distance;
import io.sluice.indicator.CandleWindow;
import io.sluice.indicator.IndicatorSet;
import io.sluice.instrument.Recorder.Output;
import io.sluice.market.Session;
import io.sluice.schemas.Action;
import io.sluice.schemas.Direction;
import io.sluice.schemas.Pattern;
import io.sluice.schemas.Signal;
import io.sluice.schemas.Timeframe;
import io.sluice.schemas.id.Ids;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Candles of a range of 2, so that the average true range is 2. */
class StrategySignalTest {
    private static final Detection ENTRY = new Detection(Pattern.IMPULSE, Direction.LONG, 0.9, List.of());
    private static final Detection CLOSE = Detection.close(Pattern.IMPULSE, Direction.LONG, List.of());

    @Test
    @DisplayName("R-ACTIONS an exit is a signal with an action, an id and a fingerprint of its own")
    void an_exit_has_its_action() {
        Signal exit = last(new Fixed("one", CLOSE)).getFirst();
        assertThat(exit.getAction()).isEqualTo(Action.CLOSE);
        assertThat(exit.getDirection()).isEqualTo(Direction.LONG);
        assertThat(exit.getId()).isEqualTo(Ids.signal(exit.getCandleId(), "one", "CLOSE LONG"));
        assertThat(exit.getFingerprint())
                .isEqualTo(Ids.fingerprint(Candles.BTC, "IMPULSE", "CLOSE LONG one", Timeframe.M1, exit.getCandleId()));
        assertThat(last(new Fixed("one", ENTRY)).getFirst().getAction()).isNull();
    }

    @Test
    @DisplayName("R-STOP an entry's own stop and target stand on its signal in quote currency")
    void an_entry_tells_its_distances() {
        Detection own = ENTRY.withStop(Distance.ofAtr(1.5)).withTarget(Distance.ofPrice(7));
        assertThat(last(new Fixed("one", own)))
                .extracting(Signal::getAction, Signal::getStopDistance, Signal::getTargetDistance)
                .containsExactly(tuple(null, 3.0, 7.0));
        assertThat(last(new Fixed("one", ENTRY)))
                .extracting(Signal::getAction, Signal::getStopDistance, Signal::getTargetDistance)
                .containsExactly(tuple(null, null, null));
    }

    @Test
    @DisplayName("A-DEDUP A-RATE of one candle and pattern all exits pass, first, and then one entry")
    void exits_pass_beside_an_entry() {
        assertThat(last(new Fixed("one", ENTRY), new Fixed("two", CLOSE), new Fixed("three", CLOSE)))
                .extracting(Signal::getDetector, Signal::getAction)
                .containsExactly(tuple("two", Action.CLOSE), tuple("three", Action.CLOSE), tuple("one", null));
    }

    private static List<Signal> last(DetectorSettings... detectors) {
        InstrumentFold fold = new InstrumentFold(new InstrumentSettings(
                Candles.instrument(Session.ALWAYS),
                Timeframe.M1,
                List.of(detectors).stream()
                        .map(detector -> new EnabledDetector(Timeframe.M1, detector))
                        .toList(),
                AdmissionSettings.DEFAULTS,
                new RollUpSettings(List.of(), Duration.ZERO),
                InstrumentSettings.DEFAULT_ATR_PERIOD));
        InstrumentState state = fold.newState();
        Recorder out = new Recorder();
        for (int minute = 0; minute < 20; minute++) {
            out = new Recorder();
            fold.apply(state, Candles.minute(minute, 100, 101, 99, 100, 1), out);
        }
        return out.all(Output.Signalled.class).stream()
                .map(Output.Signalled::signal)
                .toList();
    }

    /** Says the same of every candle. */
    private record Fixed(String name, Detection says) implements DetectorSettings {
        @Override
        public Detector detector(IndicatorSet indicators) {
            return new Detector() {
                @Override
                public int lookback() {
                    return 1;
                }

                @Override
                public @Nullable Detection evaluate(CandleWindow candles) {
                    return says;
                }
            };
        }
    }
}
