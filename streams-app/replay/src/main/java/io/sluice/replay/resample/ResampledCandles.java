package io.sluice.replay.resample;

import io.sluice.replay.CandleReader;
import io.sluice.replay.tape.CandleTape.Shape;
import io.sluice.replay.tape.TickGrid;
import io.sluice.schemas.Candle;
import org.jspecify.annotations.Nullable;

/**
 * One instrument in a resampled market: candles at the times of the real ones, gaps included, each with the shape of another
 * one. A shape is open, high, low and close as ratios to the close before, and the volume. Prices are chained from the first
 * real open and rounded to the tick only as they come out, so that rounding does not add up.
 */
final class ResampledCandles implements CandleReader {
    private final MarketTimes.Places places;
    private final int[] drawn;
    private final TickGrid grid;
    private int next;
    private double close;

    /** @param drawn which instant of the market each instant is taken from */
    ResampledCandles(MarketTimes.Places places, int[] drawn, TickGrid grid) {
        this.places = places;
        this.drawn = drawn;
        this.grid = grid;
    }

    @Override
    public @Nullable Candle read() {
        if (next == places.size()) {
            return null;
        }
        if (next == 0) {
            close = places.shape(0).open();
        }
        int place = next++;
        return places.candle(place, chained(places.drawn(place, drawn)));
    }

    private Shape chained(int other) {
        Shape was = places.shape(other);
        double before = other == 0 ? was.open() : places.shape(other - 1).close();
        double factor = close / before;
        close = was.close() * factor;
        return new Shape(
                grid.round(was.open() * factor),
                grid.round(was.high() * factor),
                grid.round(was.low() * factor),
                grid.round(close),
                was.volume());
    }

    @Override
    public void close() {
        // Nothing was opened.
    }
}
