package io.sluice.files.check;

import io.sluice.files.csv.Bar;
import io.sluice.schemas.RejectReason;
import java.time.Instant;
import java.util.Optional;

/**
 * M-QUALITY for one row by itself: its numbers, its place on the grid, and that it has closed by now.
 *
 * @param grid where candles begin and end
 * @param now instant of the import; a candle that closes later is unfinished, or its zone is not the one stated
 */
public record RowCheck(CandleGrid grid, Instant now) {

    /** The first fault of a row; empty when it may become a candle. */
    public Optional<Refusal> faultOf(Bar bar) {
        Optional<Refusal> fault = numbers(bar);
        return fault.isPresent() ? fault : times(bar);
    }

    private static Optional<Refusal> numbers(Bar bar) {
        double quoteVolume = bar.quoteVolume() == null ? 0 : bar.quoteVolume();
        long tradeCount = bar.tradeCount() == null ? 0 : bar.tradeCount();
        if (!finite(bar) || !Double.isFinite(quoteVolume)) {
            return refused(RejectReason.NOT_FINITE, "a value is not finite in " + figures(bar));
        }
        double least = Math.min(Math.min(bar.open(), bar.high()), Math.min(bar.low(), bar.close()));
        if (least < 0 || bar.volume() < 0 || quoteVolume < 0 || tradeCount < 0) {
            return refused(RejectReason.NEGATIVE, "a value is negative in " + figures(bar));
        }
        if (bar.high() < bar.low()) {
            return refused(RejectReason.INCONSISTENT_PRICES, "high " + bar.high() + " is below low " + bar.low());
        }
        if (outside(bar.open(), bar)) {
            return refused(RejectReason.INCONSISTENT_PRICES, "open " + bar.open() + " is outside " + range(bar));
        }
        if (outside(bar.close(), bar)) {
            return refused(RejectReason.INCONSISTENT_PRICES, "close " + bar.close() + " is outside " + range(bar));
        }
        return Optional.empty();
    }

    private Optional<Refusal> times(Bar bar) {
        Instant open = bar.openTime();
        if (!grid.aligned(open)) {
            return refused(
                    RejectReason.MISALIGNED_TIME,
                    "open time " + open + " is no multiple of " + grid.timeframe() + " in " + grid.zone());
        }
        Instant close = grid.closeTime(open);
        Instant last = bar.lastInstant();
        if (last != null && (last.isBefore(open) || !last.isBefore(close))) {
            return refused(
                    RejectReason.MISALIGNED_TIME,
                    "last instant " + last + " is not inside the " + grid.timeframe() + " from " + open);
        }
        if (close.isAfter(now)) {
            return refused(
                    RejectReason.FUTURE_TIME,
                    "closes at " + close + ", after now (" + now + "): unfinished, or not in zone " + grid.zone());
        }
        return Optional.empty();
    }

    private static boolean finite(Bar bar) {
        return Double.isFinite(bar.open())
                && Double.isFinite(bar.high())
                && Double.isFinite(bar.low())
                && Double.isFinite(bar.close())
                && Double.isFinite(bar.volume());
    }

    private static boolean outside(double price, Bar bar) {
        return price < bar.low() || price > bar.high();
    }

    private static String range(Bar bar) {
        return "[" + bar.low() + ", " + bar.high() + "]";
    }

    private static String figures(Bar bar) {
        return "open " + bar.open() + ", high " + bar.high() + ", low " + bar.low() + ", close " + bar.close()
                + ", volume " + bar.volume() + ", quote volume " + bar.quoteVolume() + ", trades " + bar.tradeCount();
    }

    private static Optional<Refusal> refused(RejectReason reason, String detail) {
        return Optional.of(new Refusal(reason, detail));
    }
}
