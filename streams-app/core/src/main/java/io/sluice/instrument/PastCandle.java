package io.sluice.instrument;

import io.sluice.indicator.CandleWindow;
import io.sluice.schemas.Timeframe;
import java.nio.ByteBuffer;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * A candle of a ring that was written under other settings: of its slot only the candle is understood, not its place.
 *
 * @param opens microseconds since 1970
 */
record PastCandle(long opens, double open, double high, double low, double close, double volume, boolean complete) {

    /** Those of one timeframe, oldest first. */
    static List<PastCandle> of(Timeframe timeframe, Map<String, byte[]> slots) {
        String prefix = timeframe.name() + ".";
        return slots.entrySet().stream()
                .filter(slot -> slot.getKey().startsWith(prefix))
                .map(slot -> of(Layout.body(slot.getKey(), slot.getValue(), CandleWindow.CANDLE_BYTES)))
                .sorted(Comparator.comparingLong(PastCandle::opens))
                .toList();
    }

    private static PastCandle of(ByteBuffer in) {
        CandleWindow one = new CandleWindow(1);
        one.loadCandle(one.slotOf(-1), in);
        return new PastCandle(
                one.openTime(0), one.open(0), one.high(0), one.low(0), one.close(0), one.volume(0), one.complete(0));
    }
}
