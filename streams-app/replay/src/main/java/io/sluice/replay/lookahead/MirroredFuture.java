package io.sluice.replay.lookahead;

import io.sluice.replay.tape.CandleTape;
import io.sluice.replay.tape.CandleTape.Shape;
import io.sluice.replay.tape.TickGrid;

/**
 * A history as it was up to a candle, and from then on with each move turned round: a price p becomes c² ÷ p, where c is the
 * last close before, so that every rise is a fall of the same ratio. Times and volumes stay.
 */
final class MirroredFuture implements CandleTape.Scene {
    private final CandleTape tape;
    private final TickGrid grid;
    private final int from;
    private final double square;

    /** @param from first candle that is mirrored, above 0 */
    MirroredFuture(CandleTape tape, TickGrid grid, int from) {
        this.tape = tape;
        this.grid = grid;
        this.from = from;
        double close = tape.shape(from - 1).close();
        this.square = close * close;
    }

    @Override
    public Shape shape(int index) {
        Shape was = tape.shape(index);
        return index < from
                ? was
                : new Shape(
                        mirrored(was.open()),
                        mirrored(was.low()),
                        mirrored(was.high()),
                        mirrored(was.close()),
                        was.volume());
    }

    private double mirrored(double price) {
        return grid.round(square / price);
    }
}
