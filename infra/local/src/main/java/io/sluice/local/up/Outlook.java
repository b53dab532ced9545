package io.sluice.local.up;

import io.sluice.instrument.InstrumentFold;
import io.sluice.instrument.InstrumentSink;
import io.sluice.instrument.InstrumentState;
import io.sluice.schemas.Candle;
import io.sluice.schemas.Mark;
import io.sluice.schemas.RejectReason;
import io.sluice.schemas.Signal;
import io.sluice.schemas.SuppressedSignal;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;

/**
 * Says of steps before they are played whether they are quiet: it folds their candles itself, as the instrument stage will.
 * That is true where the stage begins with the same history under the same settings, and nobody else writes candles.
 */
final class Outlook implements Iterator<Step> {
    private final Iterator<Step> steps;
    private final Map<String, Lane> lanes = new HashMap<>();
    private final Heard heard = new Heard();
    private boolean blind;

    private record Lane(InstrumentFold fold, InstrumentState state) {}

    Outlook(Iterator<Step> steps, Collection<InstrumentFold> folds) {
        this.steps = steps;
        folds.forEach(fold -> lanes.put(fold.settings().instrument().id(), new Lane(fold, fold.newState())));
    }

    @Override
    public boolean hasNext() {
        return steps.hasNext();
    }

    @Override
    public Step next() {
        Step step = steps.next();
        heard.nothingBut = true;
        step.candles().forEach(this::fold);
        return new Step(step.closeTime(), step.candles(), heard.nothingBut && !blind);
    }

    /** What a detector throws becomes a dead letter in the stage; what it remembers then is not to be guessed here. */
    private void fold(Candle candle) {
        Lane lane = lanes.get(candle.getInstrument());
        if (lane == null) {
            heard.nothingBut = false;
        } else if (!blind) {
            try {
                lane.fold.apply(lane.state, candle, heard);
            } catch (RuntimeException failed) {
                blind = true;
            }
        }
    }

    /** Whether accounts hear of nothing but marks, one of each candle. */
    private static final class Heard implements InstrumentSink {
        boolean nothingBut;

        @Override
        public void mark(Mark mark, Instant closeTime) {
            // What a quiet candle says.
        }

        @Override
        public void rolledUp(Candle candle) {
            // Accounts do not hear of it.
        }

        @Override
        public void suppressed(SuppressedSignal suppressed) {
            // Accounts do not hear of it.
        }

        @Override
        public void signal(Signal signal) {
            nothingBut = false;
        }

        @Override
        public void mergedLate(Candle candle) {
            nothingBut = false;
        }

        @Override
        public void rejected(RejectReason reason, String detail) {
            nothingBut = false;
        }
    }
}
