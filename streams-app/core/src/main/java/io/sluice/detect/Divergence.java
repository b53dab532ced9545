package io.sluice.detect;

import io.sluice.indicator.Atr;
import io.sluice.indicator.CandleWindow;
import io.sluice.indicator.IndicatorSet;
import io.sluice.indicator.Rsi;
import io.sluice.market.Micros;
import io.sluice.schemas.Direction;
import io.sluice.schemas.Figure;
import io.sluice.schemas.Pattern;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * D-DIV: price and RSI disagree between two confirmed swings of the same side. A swing low is a candle whose low no
 * candle on its left goes below and all on its right stay above, {@code strength} candles each; a swing high is the mirror.
 * It is known only when the last of them has closed, and that is when the detector fires.
 *
 * <table>
 * <caption>What the newer swing says</caption>
 * <tr><th>swing</th><th>price</th><th>RSI</th><th>kind</th><th>direction</th><th>pattern</th></tr>
 * <tr><td>low</td><td>lower</td><td>higher</td><td>regular</td><td>long</td><td>MEAN_REVERSION</td></tr>
 * <tr><td>low</td><td>higher</td><td>lower</td><td>hidden</td><td>long</td><td>IMPULSE</td></tr>
 * <tr><td>high</td><td>higher</td><td>lower</td><td>regular</td><td>short</td><td>MEAN_REVERSION</td></tr>
 * <tr><td>high</td><td>lower</td><td>higher</td><td>hidden</td><td>short</td><td>IMPULSE</td></tr>
 * </table>
 *
 * <p>A candle that is a swing of both sides says long and short at once, which is nothing. Swings with a gap between them
 * are not compared.
 *
 * <p>Confidence: 0.5, up to 0.25 for the RSI difference from its least to 12 points beyond, up to 0.25 for the price
 * difference up to two average true ranges. Evidence: firstPrice, secondPrice (quote currency), firstRsi, secondRsi (0 to
 * 100), candlesApart, firstPivotTime, secondPivotTime and firstKnownTime (seconds since 1970; the second is known when
 * the signal's candle closes).
 */
final class Divergence implements Detector {
    private static final double STRONG_RSI_DIFFERENCE = 12;
    private static final double STRONG_PRICE_DIFFERENCE_ATR = 2;

    private final DivergenceSettings settings;
    private final Rsi rsi;
    private final Atr atr;
    private final Swing low = new Swing();
    private final Swing high = new Swing();

    Divergence(DivergenceSettings settings, IndicatorSet indicators) {
        this.settings = settings;
        rsi = indicators.rsi(settings.rsiPeriod(), settings.strength() + 1);
        atr = indicators.atr();
    }

    @Override
    public int lookback() {
        return 2 * settings.strength() + 1;
    }

    @Override
    public @Nullable Detection evaluate(CandleWindow candles) {
        double pivotRsi = rsi.value(settings.strength());
        if (Double.isNaN(pivotRsi)) {
            return null;
        }
        boolean turnedUp = isSwingLow(candles);
        boolean turnedDown = isSwingHigh(candles);
        if (!turnedUp && !turnedDown) {
            return null;
        }
        int age = settings.strength();
        Detection fromLow = turnedUp ? turn(low, candles, candles.low(age), pivotRsi, Direction.LONG) : null;
        Detection fromHigh = turnedDown ? turn(high, candles, candles.high(age), pivotRsi, Direction.SHORT) : null;
        if (fromLow != null && fromHigh != null) {
            return null;
        }
        return fromLow != null ? fromLow : fromHigh;
    }

    @Override
    public int bytes() {
        return 2 * Swing.BYTES;
    }

    @Override
    public void save(ByteBuffer out) {
        low.save(out);
        high.save(out);
    }

    @Override
    public void load(ByteBuffer in) {
        low.load(in);
        high.load(in);
    }

    private boolean isSwingLow(CandleWindow candles) {
        int pivot = settings.strength();
        double price = candles.low(pivot);
        for (int side = 1; side <= pivot; side++) {
            if (candles.low(pivot - side) <= price || candles.low(pivot + side) < price) {
                return false;
            }
        }
        return true;
    }

    private boolean isSwingHigh(CandleWindow candles) {
        int pivot = settings.strength();
        double price = candles.high(pivot);
        for (int side = 1; side <= pivot; side++) {
            if (candles.high(pivot - side) >= price || candles.high(pivot + side) > price) {
                return false;
            }
        }
        return true;
    }

    /** Compares the newly confirmed turn with the one before, then remembers it. */
    private @Nullable Detection turn(
            Swing swing, CandleWindow candles, double price, double pivotRsi, Direction direction) {
        int age = settings.strength();
        long index = candles.count() - 1 - age;
        boolean comparable =
                swing.isWithin(candles.count(), candles.unbroken()) && index - swing.index() <= settings.maxApart();
        Detection detection =
                comparable ? compare(swing, index, candles.openTime(age), price, pivotRsi, direction) : null;
        swing.moveTo(index, candles.openTime(age), candles.closeTime(), price, pivotRsi);
        return detection;
    }

    private @Nullable Detection compare(
            Swing first, long index, long pivotTime, double price, double pivotRsi, Direction direction) {
        double priceChange = price - first.price();
        double rsiChange = pivotRsi - first.rsi();
        boolean disagree = priceChange * rsiChange < 0;
        if (!disagree || Math.abs(rsiChange) < settings.minRsiDifference()) {
            return null;
        }
        boolean beyond = direction == Direction.LONG ? priceChange < 0 : priceChange > 0;
        double least = settings.minRsiDifference();
        double confidence = Confidence.OF_FIRING
                + 0.25 * Confidence.strength(Math.abs(rsiChange), least, least + STRONG_RSI_DIFFERENCE)
                + 0.25 * Confidence.strength(Math.abs(priceChange) / atr.value(), 0, STRONG_PRICE_DIFFERENCE_ATR);
        return new Detection(
                beyond ? Pattern.MEAN_REVERSION : Pattern.IMPULSE,
                direction,
                confidence,
                List.of(
                        new Figure("firstPrice", first.price()),
                        new Figure("secondPrice", price),
                        new Figure("firstRsi", first.rsi()),
                        new Figure("secondRsi", pivotRsi),
                        new Figure("candlesApart", (double) (index - first.index())),
                        new Figure("firstPivotTime", seconds(first.pivotTime())),
                        new Figure("secondPivotTime", seconds(pivotTime)),
                        new Figure("firstKnownTime", seconds(first.knownTime()))));
    }

    private static double seconds(long micros) {
        return (double) micros / Micros.PER_SECOND;
    }
}
