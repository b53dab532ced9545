package io.sluice.local.up;

import io.sluice.schemas.Candle;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * Candles of different instruments that close at the same instant: what the market tells at once.
 *
 * @param closeTime the instant
 * @param candles at least one candle, in the order of their source
 * @param quiet true when it is known that accounts will hear of nothing but one mark of each candle
 */
record Step(Instant closeTime, List<Candle> candles, boolean quiet) {

    /** Cuts candles that are ordered by close time into steps, of which nothing else is known. */
    static Iterator<Step> cut(Iterator<Candle> candles) {
        return new Cutter(candles);
    }

    private static final class Cutter implements Iterator<Step> {
        private final Iterator<Candle> candles;
        private Candle next;

        Cutter(Iterator<Candle> candles) {
            this.candles = candles;
            this.next = candles.hasNext() ? candles.next() : null;
        }

        @Override
        public boolean hasNext() {
            return next != null;
        }

        @Override
        public Step next() {
            if (next == null) {
                throw new NoSuchElementException("no candle is left");
            }
            Instant closeTime = next.getCloseTime();
            List<Candle> together = new ArrayList<>();
            while (next != null && next.getCloseTime().equals(closeTime)) {
                together.add(next);
                next = candles.hasNext() ? candles.next() : null;
            }
            return new Step(closeTime, List.copyOf(together), false);
        }
    }
}
