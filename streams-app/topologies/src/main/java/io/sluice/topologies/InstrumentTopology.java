package io.sluice.topologies;

import io.sluice.instrument.InstrumentFold;
import io.sluice.instrument.InstrumentState;
import io.sluice.schemas.Candle;
import io.sluice.schemas.RejectReason;
import io.sluice.schemas.Timeframe;
import io.sluice.schemas.catalogue.Topic;
import io.sluice.schemas.catalogue.Topics;
import io.sluice.topologies.driver.FoldDefinition;
import io.sluice.topologies.driver.FoldInput;
import io.sluice.topologies.driver.FoldTopology;
import io.sluice.topologies.driver.RecordedStage;
import io.sluice.topologies.driver.TopicCodec;
import io.sluice.topologies.driver.TopologyContext;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.streams.Topology;

/** Candles of the base timeframe in; signals, higher candles and what accounts must know out. Keyed by instrument. */
public final class InstrumentTopology {
    /** Name of the stage: part of the application id, and the stage of its dead letters. */
    public static final String STAGE = "instrument";

    private InstrumentTopology() {}

    /**
     * The topology of these instruments. Pure: nothing is started, asked or created.
     *
     * @param folds one an instrument, all with the same base timeframe
     * @param accounts the accounts that trade an instrument, by instrument, in the order in which they are told
     * @throws IllegalArgumentException when there is no instrument, or their base timeframes differ
     */
    public static Topology build(
            Collection<InstrumentFold> folds, Map<String, List<String>> accounts, TopologyContext context) {
        return FoldTopology.build(definition(folds, accounts), context);
    }

    /** The same stage over what was recorded, without Kafka. */
    public static RecordedStage recorded(
            Collection<InstrumentFold> folds, Map<String, List<String>> accounts, TopicCodec codec) {
        return RecordedStage.of(definition(folds, accounts), codec);
    }

    /** Its market memory is made of candles, which are not flushed either: no money hangs on its changelog. */
    private static FoldDefinition<InstrumentState> definition(
            Collection<InstrumentFold> folds, Map<String, List<String>> accounts) {
        Map<String, InstrumentFold> byInstrument = folds.stream()
                .collect(Collectors.toUnmodifiableMap(
                        fold -> fold.settings().instrument().id(), Function.identity()));
        return new FoldDefinition<>(
                STAGE,
                List.of(candles(byInstrument, accounts)),
                outputs(folds),
                instrument -> Optional.ofNullable(byInstrument.get(instrument)).map(InstrumentFold::newState),
                RejectReason.UNKNOWN_INSTRUMENT,
                false);
    }

    private static FoldInput<InstrumentState, Candle> candles(
            Map<String, InstrumentFold> folds, Map<String, List<String>> accounts) {
        return FoldInput.of(
                Topics.candles(base(folds.values())),
                Candle::getInstrument,
                Candle::getCloseTime,
                (state, candle, out) -> {
                    String instrument = candle.getInstrument();
                    List<String> told = accounts.getOrDefault(instrument, List.of());
                    folds.get(instrument).apply(state, candle, new InstrumentOutputs(told, out));
                });
    }

    private static Timeframe base(Collection<InstrumentFold> folds) {
        Set<Timeframe> bases =
                folds.stream().map(fold -> fold.settings().base()).collect(Collectors.toSet());
        if (bases.size() != 1) {
            throw new IllegalArgumentException("instruments must share one base timeframe, but have " + bases);
        }
        return bases.iterator().next();
    }

    private static Set<Topic<?>> outputs(Collection<InstrumentFold> folds) {
        Set<Topic<?>> outputs = new HashSet<>(Set.of(Topics.SIGNALS, Topics.SIGNALS_SUPPRESSED, Topics.ACCOUNT_EVENTS));
        folds.stream()
                .flatMap(fold -> fold.settings().rollUp().timeframes().stream())
                .map(Topics::candles)
                .forEach(outputs::add);
        return outputs;
    }
}
