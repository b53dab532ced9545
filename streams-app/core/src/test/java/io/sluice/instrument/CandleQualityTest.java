package io.sluice.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.instrument.Recorder.Output.Marked;
import io.sluice.instrument.Recorder.Output.Merged;
import io.sluice.instrument.Recorder.Output.Rejected;
import io.sluice.schemas.Candle;
import io.sluice.schemas.RejectReason;
import io.sluice.schemas.Timeframe;
import io.sluice.state.MemorySlots;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CandleQualityTest {
    private static final Candle GOOD = Candles.minute(5, 100, 102, 99, 101, 3);

    private final InstrumentFold fold = new InstrumentFold(Candles.defaults());

    static Stream<Arguments> impossibleCandles() {
        return Stream.of(
                impossible("another instrument", RejectReason.KEY_MISMATCH, c -> c.setInstrument("TEST:ETHUSD")),
                impossible("another timeframe", RejectReason.WRONG_TIMEFRAME, c -> c.setTimeframe(Timeframe.M5)),
                impossible(
                        "unknown timeframe", RejectReason.WRONG_TIMEFRAME, c -> c.setTimeframe(Timeframe.UNRECOGNISED)),
                impossible("open not a number", RejectReason.NOT_FINITE, c -> c.setOpen(Double.NaN)),
                impossible("high infinite", RejectReason.NOT_FINITE, c -> c.setHigh(Double.POSITIVE_INFINITY)),
                impossible("volume not a number", RejectReason.NOT_FINITE, c -> c.setVolume(Double.NaN)),
                impossible(
                        "quote volume infinite",
                        RejectReason.NOT_FINITE,
                        c -> c.setQuoteVolume(Double.NEGATIVE_INFINITY)),
                impossible("low negative", RejectReason.NEGATIVE, c -> c.setLow(-0.01)),
                impossible("volume negative", RejectReason.NEGATIVE, c -> c.setVolume(-1)),
                impossible("trade count negative", RejectReason.NEGATIVE, c -> c.setTradeCount(-1L)),
                impossible("high below low", RejectReason.INCONSISTENT_PRICES, c -> c.setHigh(98.5)),
                impossible("open above high", RejectReason.INCONSISTENT_PRICES, c -> c.setOpen(102.01)),
                impossible("open below low", RejectReason.INCONSISTENT_PRICES, c -> c.setOpen(98.99)),
                impossible("close above high", RejectReason.INCONSISTENT_PRICES, c -> c.setClose(102.01)),
                impossible("close below low", RejectReason.INCONSISTENT_PRICES, c -> c.setClose(98.99)),
                impossible(
                        "open inside a minute",
                        RejectReason.MISALIGNED_TIME,
                        c -> c.setOpenTime(GOOD.getOpenTime().plusSeconds(1))),
                impossible(
                        "too short",
                        RejectReason.MISALIGNED_TIME,
                        c -> c.setCloseTime(GOOD.getCloseTime().minusSeconds(1))),
                impossible(
                        "two minutes long",
                        RejectReason.MISALIGNED_TIME,
                        c -> c.setCloseTime(GOOD.getCloseTime().plusSeconds(60))),
                impossible(
                        "known before it closed",
                        RejectReason.FUTURE_TIME,
                        c -> c.setKnownAt(GOOD.getCloseTime().minusNanos(1_000))));
    }

    private static Arguments impossible(String what, RejectReason reason, UnaryOperator<Candle.Builder> change) {
        return Arguments.of(what, reason, change.apply(Candle.newBuilder(GOOD)).build());
    }

    @ParameterizedTest(name = "{0} is {1}")
    @MethodSource("impossibleCandles")
    @DisplayName("M-QUALITY an impossible candle is refused with its reason and changes nothing")
    void refuses_an_impossible_candle(String what, RejectReason reason, Candle candle) {
        Recorder recorder = new Recorder();
        InstrumentState state = fold.newState();
        fold.apply(state, candle, recorder);
        assertThat(recorder.outputs()).as(what).hasSize(1);
        assertThat(recorder.all(Rejected.class)).extracting(Rejected::reason).containsExactly(reason);
        assertThat(recorder.all(Rejected.class).getFirst().detail()).isNotBlank();
        MemorySlots slots = new MemorySlots();
        state.writeChanges(slots);
        assertThat(slots.asText()).isEmpty();
    }

    @Test
    @DisplayName("M-QUALITY the figures travel with the refusal")
    void says_which_figures_were_impossible() {
        assertThat(rejections(Candle.newBuilder(GOOD).setHigh(98.5).build()))
                .containsExactly(new Rejected(
                        RejectReason.INCONSISTENT_PRICES,
                        "open=100.0 high=98.5 low=99.0 close=101.0 volume=3.0 quoteVolume=303.0 tradeCount=1"));
    }

    @Test
    @DisplayName(
            "Restarts of a feed: the same candle again is a duplicate, with other prices a revision, an older one out of order")
    void tells_duplicates_revisions_and_stragglers_apart() {
        Candle first = Candles.flat(0, 100, 1);
        Candle second = Candles.flat(5, 100, 1);
        assertThat(rejections(
                        first,
                        second,
                        second,
                        Candles.flat(5, 101, 1),
                        Candle.newBuilder(second)
                                .setKnownAt(second.getKnownAt().plusSeconds(9))
                                .build(),
                        first,
                        Candles.flat(0, 100, 2),
                        Candles.flat(2, 100, 1)))
                .extracting(Rejected::reason)
                .containsExactly(
                        RejectReason.DUPLICATE,
                        RejectReason.REVISION,
                        RejectReason.DUPLICATE,
                        RejectReason.DUPLICATE,
                        RejectReason.REVISION,
                        RejectReason.OUT_OF_ORDER);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {21, 22, 23})
    @DisplayName("Every candle is accounted for: marks, late merges and refusals add up to what came in")
    void accounts_for_every_candle(long seed) {
        List<Candle> feed = NoisyFeed.of(seed, 5_000);
        Recorder recorder = new Recorder();
        InstrumentState state = fold.newState();
        feed.forEach(candle -> fold.apply(state, candle, recorder));
        int marks = recorder.all(Marked.class).size();
        int merges = recorder.all(Merged.class).size();
        int refusals = recorder.all(Rejected.class).size();
        assertThat(marks + merges + refusals).isEqualTo(feed.size());
        assertThat(merges).isPositive();
        assertThat(refusals).isGreaterThan(100);
    }

    private List<Rejected> rejections(Candle... candles) {
        Recorder recorder = new Recorder();
        InstrumentState state = fold.newState();
        Arrays.stream(candles).forEach(candle -> fold.apply(state, candle, recorder));
        return recorder.all(Rejected.class);
    }
}
