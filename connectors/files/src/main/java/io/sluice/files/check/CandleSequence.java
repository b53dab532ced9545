package io.sluice.files.check;

import io.sluice.schemas.Candle;
import io.sluice.schemas.RejectReason;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Lets the candles of one instrument pass in strictly rising time, once each, and reports what is missing between. Of
 * two candles for one time the first stays. For one thread.
 */
public final class CandleSequence {
    private final MissingCandles missing;
    private final Consumer<Gap> gaps;
    private final RecentCandles recent = new RecentCandles();
    private @Nullable Candle last;

    /**
     * @param missing counts what belongs into a gap
     * @param gaps told of each gap before the candle after it passes
     */
    public CandleSequence(MissingCandles missing, Consumer<Gap> gaps) {
        this.missing = missing;
        this.gaps = gaps;
    }

    /** Why the candle is not the next; empty when it is, and passed. */
    public Optional<Refusal> faultOf(Candle candle) {
        Candle before = last;
        if (before != null) {
            if (candle.getOpenTime().isBefore(before.getCloseTime())) {
                return Optional.of(notNewer(candle, before));
            }
            if (!candle.getOpenTime().equals(before.getCloseTime())) {
                reportGap(before, candle);
            }
        }
        last = candle;
        recent.add(candle);
        return Optional.empty();
    }

    private void reportGap(Candle before, Candle after) {
        long candles = missing.between(before.getCloseTime(), after.getOpenTime());
        if (candles > 0) {
            gaps.accept(new Gap(after.getInstrument(), before.getCloseTime(), after.getOpenTime(), candles));
        }
    }

    private Refusal notNewer(Candle candle, Candle before) {
        OptionalLong known = recent.contentAt(candle.getOpenTime().getEpochSecond());
        if (known.isEmpty()) {
            return new Refusal(
                    RejectReason.OUT_OF_ORDER,
                    "opens at " + candle.getOpenTime() + ", before the end of the last candle, "
                            + before.getCloseTime());
        }
        return known.getAsLong() == RecentCandles.contentOf(candle)
                ? new Refusal(RejectReason.DUPLICATE, "the candle of " + candle.getOpenTime() + " came before")
                : new Refusal(
                        RejectReason.REVISION,
                        "the candle of " + candle.getOpenTime() + " came before with other values; the first stays");
    }
}
