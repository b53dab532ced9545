package io.sluice.instrument;

import io.sluice.market.Micros;
import io.sluice.market.Timeframes;
import io.sluice.market.TradingDay;
import io.sluice.schemas.Candle;
import io.sluice.schemas.RejectReason;
import io.sluice.schemas.Timeframe;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** M-QUALITY: what can be said against a candle without knowing the others. */
final class CandleQuality {
    private final String instrument;
    private final Timeframe base;

    CandleQuality(InstrumentSettings settings) {
        instrument = settings.instrument().id();
        base = settings.base();
    }

    /** Null when the candle is of this instrument and timeframe and its figures are possible. */
    @Nullable
    Refusal judgeContent(Candle candle) {
        if (!instrument.equals(candle.getInstrument())) {
            return refuse(RejectReason.KEY_MISMATCH, "instrument " + candle.getInstrument() + " is not " + instrument);
        }
        if (candle.getTimeframe() != base) {
            return refuse(
                    RejectReason.WRONG_TIMEFRAME,
                    "timeframe " + Timeframes.name(candle.getTimeframe()) + " is not " + Timeframes.name(base));
        }
        if (!isFinite(candle)) {
            return refuse(RejectReason.NOT_FINITE, figures(candle));
        }
        if (isNegative(candle)) {
            return refuse(RejectReason.NEGATIVE, figures(candle));
        }
        if (isInconsistent(candle)) {
            return refuse(RejectReason.INCONSISTENT_PRICES, figures(candle));
        }
        return null;
    }

    /**
     * Null when the candle is where candles of its timeframe are, and had closed when it was known.
     *
     * @param open when the candle opens, microseconds
     * @param day trading day that contains it; empty while the market is closed
     */
    @Nullable
    Refusal judgeTime(Candle candle, long open, Optional<TradingDay> day) {
        long close = Micros.of(candle.getCloseTime());
        if (day.isEmpty()) {
            return refuse(RejectReason.MISALIGNED_TIME, "openTime " + candle.getOpenTime() + " is outside the session");
        }
        long alignedOpen = day.get().candleOpen(base, open);
        if (alignedOpen != open) {
            return refuse(
                    RejectReason.MISALIGNED_TIME,
                    "openTime " + candle.getOpenTime() + " is inside the candle of " + Micros.instant(alignedOpen));
        }
        long alignedClose = day.get().candleClose(base, open);
        if (alignedClose != close) {
            return refuse(
                    RejectReason.MISALIGNED_TIME,
                    "closeTime " + candle.getCloseTime() + " is not " + Micros.instant(alignedClose));
        }
        if (candle.getCloseTime().isAfter(candle.getKnownAt())) {
            return refuse(
                    RejectReason.FUTURE_TIME,
                    "closeTime " + candle.getCloseTime() + " is after knownAt " + candle.getKnownAt());
        }
        return null;
    }

    private static boolean isFinite(Candle candle) {
        Double quoteVolume = candle.getQuoteVolume();
        return Double.isFinite(candle.getOpen())
                && Double.isFinite(candle.getHigh())
                && Double.isFinite(candle.getLow())
                && Double.isFinite(candle.getClose())
                && Double.isFinite(candle.getVolume())
                && (quoteVolume == null || Double.isFinite(quoteVolume));
    }

    private static boolean isNegative(Candle candle) {
        Double quoteVolume = candle.getQuoteVolume();
        Long tradeCount = candle.getTradeCount();
        return candle.getOpen() < 0
                || candle.getHigh() < 0
                || candle.getLow() < 0
                || candle.getClose() < 0
                || candle.getVolume() < 0
                || (quoteVolume != null && quoteVolume < 0)
                || (tradeCount != null && tradeCount < 0);
    }

    private static boolean isInconsistent(Candle candle) {
        double high = candle.getHigh();
        double low = candle.getLow();
        return high < low
                || candle.getOpen() > high
                || candle.getOpen() < low
                || candle.getClose() > high
                || candle.getClose() < low;
    }

    private static Refusal refuse(RejectReason reason, String detail) {
        return new Refusal(reason, detail);
    }

    private static String figures(Candle candle) {
        return "open=" + candle.getOpen() + " high=" + candle.getHigh() + " low=" + candle.getLow() + " close="
                + candle.getClose() + " volume=" + candle.getVolume() + " quoteVolume=" + candle.getQuoteVolume()
                + " tradeCount=" + candle.getTradeCount();
    }
}
