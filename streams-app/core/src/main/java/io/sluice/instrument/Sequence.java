package io.sluice.instrument;

import io.sluice.indicator.CandleWindow;
import io.sluice.market.Micros;
import io.sluice.market.Timeframes;
import io.sluice.schemas.Candle;
import io.sluice.schemas.RejectReason;
import org.jspecify.annotations.Nullable;

/**
 * Where a candle stands among those already folded. Newer than all: it is the next. Otherwise, in this order:
 *
 * <ol>
 *   <li>one of equal open time is remembered: DUPLICATE when prices, volume and completeness are equal, else REVISION
 *   <li>it is at most the grace older than the newest, and the shortest rolled candle it belongs to is open: it is merged
 *       there, once (again: DUPLICATE)
 *   <li>anything else is OUT_OF_ORDER
 * </ol>
 */
final class Sequence {
    private final long baseMicros;
    private final long graceMicros;

    Sequence(InstrumentSettings settings) {
        baseMicros = Timeframes.lengthMicros(settings.base());
        graceMicros = settings.rollUp().grace().toNanos() / 1_000;
    }

    boolean isNext(InstrumentState state, long opens) {
        return opens > state.latestOpen();
    }

    /** Candle lengths from the newest candle to this newer one. */
    long stepsTo(InstrumentState state, long opens) {
        long latest = state.latestOpen();
        return latest == Long.MIN_VALUE ? Long.MAX_VALUE : Math.max(1, (opens - latest) / baseMicros);
    }

    /** Candle lengths from this older candle to the newest. */
    long stepsSince(InstrumentState state, long opens) {
        return (state.latestOpen() - opens) / baseMicros;
    }

    /** Null when the candle, which is not newer than all, can be merged late. */
    @Nullable
    Refusal judgeOld(InstrumentState state, Candle candle, long opens) {
        int age = state.baseCandles().ageOf(opens);
        if (age >= 0) {
            return isSame(state.baseCandles(), age, candle)
                    ? refuse(RejectReason.DUPLICATE, candle, "was folded before")
                    : refuse(RejectReason.REVISION, candle, revision(state.baseCandles(), age, candle));
        }
        long late = state.latestOpen() - opens;
        if (late > graceMicros || !state.ladder().isOpenFor(opens)) {
            return refuse(
                    RejectReason.OUT_OF_ORDER, candle, "is before the newest, " + Micros.instant(state.latestOpen()));
        }
        if (state.hasSeen(stepsSince(state, opens))) {
            return refuse(RejectReason.DUPLICATE, candle, "was merged before");
        }
        return null;
    }

    private static boolean isSame(CandleWindow candles, int age, Candle candle) {
        return candles.open(age) == candle.getOpen()
                && candles.high(age) == candle.getHigh()
                && candles.low(age) == candle.getLow()
                && candles.close(age) == candle.getClose()
                && candles.volume(age) == candle.getVolume()
                && candles.complete(age) == candle.getComplete();
    }

    private static String revision(CandleWindow candles, int age, Candle candle) {
        return "was folded with close=" + candles.close(age) + " volume=" + candles.volume(age) + ", and now has close="
                + candle.getClose() + " volume=" + candle.getVolume();
    }

    private static Refusal refuse(RejectReason reason, Candle candle, String detail) {
        return new Refusal(reason, "the candle of " + candle.getOpenTime() + " " + detail);
    }
}
