package io.sluice.account;

import io.sluice.schemas.Direction;
import io.sluice.schemas.Pattern;
import io.sluice.schemas.Signal;
import io.sluice.schemas.Timeframe;
import io.sluice.state.SlotReader;
import io.sluice.state.SlotWriter;
import java.util.List;

/** Keeps an entry that waits for the exit before it. Only what deciding asks for comes back. */
final class WaitingEntry {
    private WaitingEntry() {}

    static void write(SlotWriter out, Signal signal) {
        out.text(signal.getId()).text(signal.getInstrument()).text(signal.getDetector());
        out.symbol(signal.getTimeframe()).symbol(signal.getPattern()).symbol(signal.getDirection());
        out.instant(signal.getTime()).real(signal.getPrice()).real(signal.getConfidence());
        out.optional(signal.getAtr(), SlotWriter::real);
        out.optional(signal.getStopDistance(), SlotWriter::real);
        out.optional(signal.getTargetDistance(), SlotWriter::real);
    }

    static Signal read(SlotReader in) {
        return Signal.newBuilder()
                .setId(in.text())
                .setInstrument(in.text())
                .setDetector(in.text())
                .setTimeframe(in.symbol(Timeframe.class))
                .setPattern(in.symbol(Pattern.class))
                .setDirection(in.symbol(Direction.class))
                .setTime(in.instant())
                .setPrice(in.real())
                .setConfidence(in.real())
                .setAtr(in.optional(SlotReader::real))
                .setStopDistance(in.optional(SlotReader::real))
                .setTargetDistance(in.optional(SlotReader::real))
                .setCandleId("")
                .setFingerprint("")
                .setEvidence(List.of())
                .build();
    }
}
