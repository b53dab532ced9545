package io.sluice.instrument;

import io.sluice.schemas.Candle;
import io.sluice.schemas.Mark;
import io.sluice.schemas.RejectReason;
import io.sluice.schemas.Signal;
import io.sluice.schemas.SuppressedSignal;
import io.sluice.schemas.id.Ids;
import io.sluice.state.StateSlots;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/** Measures the instrument fold in processor time; run it by hand. Not a test: figures depend on the machine. */
public final class InstrumentFoldSpeed {
    private static final int CANDLES = 500_000;
    private static final int ROUNDS = 8;

    private InstrumentFoldSpeed() {}

    /** Prints candles a second, with and without writing state, and bytes of state a candle. */
    public static void main(String[] arguments) {
        List<Candle> candles = Candles.walk(new SplittableRandom(1), CANDLES);
        for (int round = 0; round < ROUNDS; round++) {
            long ids = time(() -> hash(candles));
            long fold = time(() -> fold(candles, state -> {}));
            Counter written = new Counter();
            long foldAndWrite = time(() -> fold(candles, state -> state.writeChanges(written)));
            System.out.printf(
                    "ids alone %,d/s; fold %,d/s; fold and write %,d/s, %.0f bytes a candle%n",
                    rate(ids), rate(fold), rate(foldAndWrite), (double) written.bytes / CANDLES);
        }
    }

    private static long rate(long nanos) {
        return CANDLES * 1_000_000_000L / nanos;
    }

    private static long time(Runnable work) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        work.run();
        return threads.getCurrentThreadCpuTime() - start;
    }

    private static void hash(List<Candle> candles) {
        for (Candle candle : candles) {
            Ids.candle(candle.getInstrument(), candle.getTimeframe(), candle.getOpenTime());
        }
    }

    private static void fold(List<Candle> candles, Consumer<InstrumentState> write) {
        InstrumentFold fold = new InstrumentFold(Candles.defaults());
        InstrumentState state = fold.newState();
        Nowhere nowhere = new Nowhere();
        for (Candle candle : candles) {
            fold.apply(state, candle, nowhere);
            write.accept(state);
        }
    }

    private static final class Counter implements StateSlots {
        private long bytes;

        @Override
        public void put(String slot, byte[] content) {
            bytes += slot.length() + content.length;
        }

        @Override
        public void remove(String slot) {
            bytes += slot.length();
        }
    }

    private static final class Nowhere implements InstrumentSink {
        @Override
        public void mark(Mark mark, Instant closeTime) {}

        @Override
        public void mergedLate(Candle candle) {}

        @Override
        public void rolledUp(Candle candle) {}

        @Override
        public void signal(Signal signal) {}

        @Override
        public void suppressed(SuppressedSignal suppressed) {}

        @Override
        public void rejected(RejectReason reason, String detail) {}
    }
}
