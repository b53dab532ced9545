package io.sluice.topologies;

import static io.sluice.topologies.Candles.BTC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.sluice.admit.AdmissionSettings;
import io.sluice.detect.Detection;
import io.sluice.detect.Detector;
import io.sluice.detect.DetectorSettings;
import io.sluice.indicator.CandleWindow;
import io.sluice.indicator.IndicatorSet;
import io.sluice.instrument.EnabledDetector;
import io.sluice.instrument.InstrumentFold;
import io.sluice.instrument.InstrumentSettings;
import io.sluice.instrument.RollUpSettings;
import io.sluice.schemas.Candle;
import io.sluice.schemas.DeadLetter;
import io.sluice.schemas.RejectReason;
import io.sluice.schemas.Timeframe;
import io.sluice.schemas.catalogue.Namespace;
import io.sluice.schemas.catalogue.Topics;
import io.sluice.schemas.serde.SerdeConfig;
import io.sluice.topologies.driver.StoreKind;
import io.sluice.topologies.driver.TopicCodec;
import io.sluice.topologies.driver.TopologyContext;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FailingDetectorTest {
    private static final int FAILS_AT = 3;

    @TempDir
    private Path folder;

    @Test
    @DisplayName("A candle at which a detector fails is a dead letter that names it, and the next are folded")
    void a_failing_detector_costs_the_candle_and_is_named() {
        List<Candle> candles = Market.walk(BTC, 6, 7);
        try (TestRegistry registry = new TestRegistry()) {
            TopicCodec codec = new TopicCodec(new Namespace("paper"), registry.client(), SerdeConfig.DEFAULT);
            TopologyContext context = new TopologyContext(
                    codec,
                    InstantSource.fixed(Candles.START.plus(Duration.ofDays(1))),
                    TopologyContext.DEFAULT_MAX_AHEAD,
                    StoreKind.IN_MEMORY);
            InstrumentFold fold = fold(new Fragile(candles.get(FAILS_AT).getClose()));
            try (TopologyRun run = new TopologyRun(
                    InstrumentTopology.build(List.of(fold), Map.of(BTC, List.of("alpha")), context), codec, folder)) {
                candles.forEach(candle -> run.pipe(Topics.CANDLES_1M, BTC, candle, candle.getCloseTime()));

                assertThat(run.deadLetters())
                        .extracting(DeadLetter::getReason, DeadLetter::getDetail)
                        .containsExactly(tuple(
                                RejectReason.PROCESSING_FAILED,
                                "io.sluice.detect.DetectorFailure: detector fragile of " + BTC
                                        + " 1m failed on the candle of "
                                        + candles.get(FAILS_AT).getOpenTime()
                                        + ": java.lang.IllegalStateException: too dear"));
                assertThat(run.values(Topics.ACCOUNT_EVENTS)).hasSize(candles.size() - 1);
            }
        }
    }

    private static InstrumentFold fold(DetectorSettings detector) {
        return new InstrumentFold(new InstrumentSettings(
                Market.coin(BTC),
                Timeframe.M1,
                List.of(new EnabledDetector(Timeframe.M1, detector)),
                AdmissionSettings.DEFAULTS,
                new RollUpSettings(List.of(), Duration.ZERO),
                InstrumentSettings.DEFAULT_ATR_PERIOD));
    }

    /** Throws at one price. */
    private record Fragile(double dear) implements DetectorSettings {
        @Override
        public String name() {
            return "fragile";
        }

        @Override
        public Detector detector(IndicatorSet indicators) {
            return new Detector() {
                @Override
                public int lookback() {
                    return 1;
                }

                @Override
                public Detection evaluate(CandleWindow candles) {
                    if (candles.close(0) == dear) {
                        throw new IllegalStateException("too dear");
                    }
                    return null;
                }
            };
        }
    }
}
