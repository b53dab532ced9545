package io.sluice.replay.warmup;

import io.sluice.instrument.InstrumentFold;
import io.sluice.instrument.InstrumentSettings;
import io.sluice.instrument.InstrumentState;
import io.sluice.market.Timeframes;
import io.sluice.replay.tape.CandleTape;
import io.sluice.schemas.Timeframe;

/**
 * A part of one instrument's history, and what one detector says in it after pasts of different lengths.
 *
 * @param settings of the instrument, with that detector alone
 * @param timeframe candles the detector looks at
 * @param candles the history
 * @param from index of the first base candle of the part
 * @param to index of the first after it
 * @param whole what the detector says in it after all of the past
 */
record Stretch(
        InstrumentSettings settings, Timeframe timeframe, CandleTape candles, int from, int to, Detections whole) {

    /** Compares with what it says when the fold begins so many candles of its timeframe before the part. */
    Detections.Comparison after(int warmUp) {
        String detector = settings.detectors().getFirst().settings().name();
        InstrumentFold fold = new InstrumentFold(settings);
        InstrumentState state = fold.newState();
        Detections heard = new Detections(detector);
        for (int index = start(warmUp); index < to; index++) {
            if (index == from) {
                heard.listen();
            }
            fold.apply(state, candles.candle(index), heard);
        }
        return whole.with(heard);
    }

    /** Where candles of the timeframe begin, so that none of them is missing its first part. */
    private int start(int warmUp) {
        long length = Timeframes.lengthMicros(timeframe);
        int index = from - warmUp * baseCandles(settings.base(), timeframe);
        while (index > 0
                && Math.floorDiv(candles.openTime(index), length)
                        == Math.floorDiv(candles.openTime(index - 1), length)) {
            index--;
        }
        return index;
    }

    /** Base candles in one candle of a timeframe. */
    static int baseCandles(Timeframe base, Timeframe timeframe) {
        return (int) (Timeframes.lengthMicros(timeframe) / Timeframes.lengthMicros(base));
    }
}
