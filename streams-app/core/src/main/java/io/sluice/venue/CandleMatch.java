package io.sluice.venue;

import io.sluice.market.InstrumentDefinition;
import io.sluice.schemas.Mark;
import io.sluice.schemas.RejectReason;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Brings working orders and the market together: a candle with all of them, an arriving order with the last close. */
final class CandleMatch {
    private final PaperSettings settings;
    private final Map<String, InstrumentDefinition> instruments;
    private final FundingDesk funding;

    CandleMatch(PaperSettings settings, Map<String, InstrumentDefinition> instruments) {
        this.settings = settings;
        this.instruments = instruments;
        this.funding = new FundingDesk(settings.funding());
    }

    /** An order of a known instrument that has just been accepted meets the close of the last candle. */
    void arrive(PaperState state, WorkingOrder order, PaperSink sink) {
        InstrumentDefinition definition = definition(order.placed().getInstrument());
        Bar last = state.lastBar(definition.id());
        Predicate<WorkingOrder> itself = other -> other.number() == order.number();
        CandlePath path = path(state, definition, last, itself);
        path.at(last.closePrice());
        new Report(state, definition, sink).apply(path.steps(), order.acceptedAt());
        arrived(state, state.workingIn(definition.id()), itself);
    }

    /** A candle has closed. Orders take part in it that were accepted before its close. */
    void mark(PaperState state, Mark mark, Instant time, PaperSink sink) {
        Bar bar = Bar.of(mark, time);
        InstrumentDefinition definition = instruments.get(mark.getInstrument());
        InstrumentBook book = state.book(mark.getInstrument());
        RejectReason flaw = definition == null ? RejectReason.UNKNOWN_INSTRUMENT : flaw(book.last(), bar);
        if (flaw != null) {
            sink.rejected(flaw, "candle " + mark.getCandleId() + " of " + mark.getInstrument() + " at " + time);
        } else if (definition != null) {
            state.advanceTo(time);
            funding.settleBefore(state, definition, bar, sink);
            state.changing(book).see(bar);
            meet(state, definition, bar, sink);
            funding.settleAt(state, definition, bar, sink);
        }
    }

    private void meet(PaperState state, InstrumentDefinition definition, Bar bar, PaperSink sink) {
        List<WorkingOrder> working = state.workingIn(definition.id());
        if (working.isEmpty()) {
            return;
        }
        Predicate<WorkingOrder> takesPart = order -> order.acceptedAt().isBefore(bar.time());
        int meeting = meeting(working, takesPart, bar);
        if (meeting > 0) {
            CandlePath way = meeting == 1
                    ? lowFirst(state, definition, bar, takesPart)
                    : worseWay(state, definition, bar, takesPart);
            new Report(state, definition, sink).apply(way.steps(), bar.time());
            working = state.workingIn(definition.id());
        }
        arrived(state, working, takesPart);
    }

    /**
     * How many orders a candle can do anything to: mostly none, because it passes between stop and target. Where it is one
     * alone, every way through the candle does the same to it.
     */
    private static int meeting(List<WorkingOrder> orders, Predicate<WorkingOrder> takesPart, Bar bar) {
        int meeting = 0;
        for (WorkingOrder order : orders) {
            meeting += takesPart.test(order) && order.mayMeet(bar) ? 1 : 0;
        }
        return meeting;
    }

    private static @Nullable RejectReason flaw(@Nullable Bar last, Bar bar) {
        RejectReason unsound = bar.flaw();
        if (unsound != null || last == null || bar.time().isAfter(last.time())) {
            return unsound;
        }
        if (bar.time().isBefore(last.time())) {
            return RejectReason.OUT_OF_ORDER;
        }
        return bar.equals(last) ? RejectReason.DUPLICATE : RejectReason.REVISION;
    }

    /** Of the two ways through a candle, low first or high first, the one that leaves the account poorer at its close. */
    private CandlePath worseWay(
            PaperState state, InstrumentDefinition definition, Bar bar, Predicate<WorkingOrder> takesPart) {
        CandlePath lowFirst = lowFirst(state, definition, bar, takesPart);
        CandlePath highFirst = path(state, definition, bar, takesPart);
        highFirst.at(bar.openPrice());
        highFirst.leg(bar.openPrice(), bar.highPrice());
        highFirst.leg(bar.highPrice(), bar.lowPrice());
        int difference = lowFirst.worthAtClose().compareTo(highFirst.worthAtClose());
        boolean isLong = state.position(definition.id()).signum() >= 0;
        return difference < 0 || (difference == 0 && isLong) ? lowFirst : highFirst;
    }

    private CandlePath lowFirst(
            PaperState state, InstrumentDefinition definition, Bar bar, Predicate<WorkingOrder> takesPart) {
        CandlePath lowFirst = path(state, definition, bar, takesPart);
        lowFirst.at(bar.openPrice());
        lowFirst.leg(bar.openPrice(), bar.lowPrice());
        lowFirst.leg(bar.lowPrice(), bar.highPrice());
        return lowFirst;
    }

    private CandlePath path(
            PaperState state, InstrumentDefinition definition, Bar bar, Predicate<WorkingOrder> takesPart) {
        Terms terms = new Terms(settings, definition, bar);
        return new CandlePath(terms, state.book(definition.id()), state.workingIn(definition.id()), takesPart);
    }

    private static void arrived(PaperState state, List<WorkingOrder> working, Predicate<WorkingOrder> met) {
        for (WorkingOrder order : working) {
            if (order.arriving() && met.test(order)) {
                state.put(order.arrived());
            }
        }
    }

    private InstrumentDefinition definition(String instrument) {
        InstrumentDefinition definition = instruments.get(instrument);
        if (definition == null) {
            throw new IllegalStateException("no definition of " + instrument);
        }
        return definition;
    }
}
