package io.sluice.instrument;

import io.sluice.schemas.Candle;
import io.sluice.schemas.Mark;
import io.sluice.schemas.RejectReason;
import io.sluice.schemas.Signal;
import io.sluice.schemas.SuppressedSignal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Keeps everything a fold says, in order, as values that can be compared. */
public final class Recorder implements InstrumentSink {
    private final List<Output> outputs = new ArrayList<>();

    /** One output. */
    public sealed interface Output {
        record Marked(Mark mark, Instant closeTime) implements Output {}

        record Merged(Candle candle) implements Output {}

        record RolledUp(Candle candle) implements Output {}

        record Signalled(Signal signal) implements Output {}

        record Suppressed(SuppressedSignal suppressed) implements Output {}

        record Rejected(RejectReason reason, String detail) implements Output {}
    }

    public List<Output> outputs() {
        return outputs;
    }

    /** Outputs of one kind. */
    public <T extends Output> List<T> all(Class<T> kind) {
        return outputs.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    public List<Signal> signals() {
        return all(Output.Signalled.class).stream()
                .map(Output.Signalled::signal)
                .toList();
    }

    public List<Candle> rolledUp() {
        return all(Output.RolledUp.class).stream().map(Output.RolledUp::candle).toList();
    }

    /** Signals admitted and suppressed, in order: all that detectors have found. */
    public List<Signal> found() {
        List<Signal> found = new ArrayList<>();
        for (Output output : outputs) {
            if (output instanceof Output.Signalled signalled) {
                found.add(signalled.signal());
            } else if (output instanceof Output.Suppressed suppressed) {
                found.add(suppressed.suppressed().getSignal());
            }
        }
        return found;
    }

    @Override
    public void mark(Mark mark, Instant closeTime) {
        outputs.add(new Output.Marked(written(mark), closeTime));
    }

    @Override
    public void mergedLate(Candle candle) {
        outputs.add(new Output.Merged(candle));
    }

    @Override
    public void rolledUp(Candle candle) {
        outputs.add(new Output.RolledUp(candle));
    }

    @Override
    public void signal(Signal signal) {
        outputs.add(new Output.Signalled(signal));
    }

    @Override
    public void suppressed(SuppressedSignal suppressed) {
        outputs.add(new Output.Suppressed(suppressed));
    }

    @Override
    public void rejected(RejectReason reason, String detail) {
        outputs.add(new Output.Rejected(reason, detail));
    }

    /** As it is on a topic, where a mark that has yet to find its candle's id equals one that knows it. */
    private static Mark written(Mark mark) {
        return new Mark(
                mark.getInstrument(),
                mark.getCandleId(),
                mark.getOpen(),
                mark.getHigh(),
                mark.getLow(),
                mark.getClose(),
                mark.getVolume(),
                mark.getAtr());
    }
}
