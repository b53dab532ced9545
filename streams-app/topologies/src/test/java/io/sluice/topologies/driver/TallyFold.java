package io.sluice.topologies.driver;

import io.sluice.schemas.Candle;
import io.sluice.schemas.RejectReason;
import io.sluice.schemas.catalogue.Topics;
import io.sluice.state.FoldState;
import io.sluice.state.StateSlots;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The smallest fold that can go wrong in every way: it numbers an instrument's candles and gives each out again with its
 * number as trade count and the sum of all volumes so far.
 */
public final class TallyFold {
    /** This volume makes the fold fail after it has put something out. */
    static final double POISON = 666;
    /** This volume is refused. */
    static final double UNWANTED = 13;

    private TallyFold() {}

    public static FoldDefinition<Tally> definition(String... instruments) {
        Set<String> known = Set.of(instruments);
        return new FoldDefinition<>(
                "tally",
                List.of(FoldInput.of(Topics.CANDLES_1M, Candle::getInstrument, Candle::getCloseTime, TallyFold::apply)),
                Set.of(Topics.CANDLES_5M),
                key -> known.contains(key) ? Optional.of(new Tally()) : Optional.empty(),
                RejectReason.UNKNOWN_INSTRUMENT,
                false);
    }

    static void apply(Tally tally, Candle candle, FoldOutputs out) {
        if (candle.getVolume() == UNWANTED) {
            out.reject(RejectReason.NEGATIVE, "thirteen");
            return;
        }
        tally.count++;
        tally.volume += candle.getVolume();
        Candle numbered = Candle.newBuilder(candle)
                .setTradeCount(tally.count)
                .setVolume(tally.volume)
                .build();
        out.write(Topics.CANDLES_5M, candle.getInstrument(), numbered, candle.getCloseTime());
        if (candle.getVolume() == POISON) {
            throw new IllegalStateException("poisoned at " + tally.count);
        }
    }

    /** Two slots, written only when they change. */
    public static final class Tally implements FoldState {
        private long count;
        private double volume;
        private long writtenCount;
        private double writtenVolume;

        @Override
        public void writeChanges(StateSlots slots) {
            if (count != writtenCount) {
                slots.put("count", bytes(Long.toString(count)));
                writtenCount = count;
            }
            if (volume != writtenVolume) {
                slots.put("volume", bytes(Double.toString(volume)));
                writtenVolume = volume;
            }
        }

        @Override
        public void restore(String slot, byte[] bytes) {
            String text = new String(bytes, StandardCharsets.UTF_8);
            switch (slot) {
                case "count" -> writtenCount = count = Long.parseLong(text);
                case "volume" -> writtenVolume = volume = Double.parseDouble(text);
                default -> throw new IllegalStateException("unknown slot " + slot);
            }
        }

        private static byte[] bytes(String text) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
    }
}
