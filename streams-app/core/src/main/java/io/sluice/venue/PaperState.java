package io.sluice.venue;

import io.sluice.state.FoldState;
import io.sluice.state.SlotReader;
import io.sluice.state.StateSlots;
import io.sluice.state.UnreadableState;
import io.sluice.value.Quantity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What the paper venue knows of one account: its clock, last candles, holdings and working orders, and the ids of
 * finished orders. Slots: {@code venue}, {@code instrument:<id>}, {@code order:<id>}, {@code finished:<n>}.
 */
public final class PaperState implements FoldState {
    private static final String VENUE = "venue";
    private static final String INSTRUMENT = "instrument:";
    private static final String ORDER = "order:";
    private static final String FINISHED = "finished:";

    private final String account;
    private final Map<String, InstrumentBook> books = new HashMap<>();
    private final TreeMap<Long, WorkingOrder> working = new TreeMap<>();
    private final Map<String, Long> numbers = new HashMap<>();
    private final FinishedOrders finished = new FinishedOrders();
    private final List<InstrumentBook> changedBooks = new ArrayList<>();
    private final TreeSet<String> changedOrders = new TreeSet<>();
    private Instant now = Instant.EPOCH;
    private long accepted;
    private boolean venueChanged;

    public PaperState(String account) {
        this.account = account;
    }

    public String account() {
        return account;
    }

    /** The latest time the venue has seen; the epoch before the first event. */
    public Instant now() {
        return now;
    }

    /** The account's net holding at the venue, base units, positive is long. */
    public Quantity position(String instrument) {
        return book(instrument).position();
    }

    /** Number of accepted orders that are not finished. */
    public int workingOrders() {
        return working.size();
    }

    void advanceTo(Instant time) {
        if (time.isAfter(now)) {
            now = time;
            venueChanged = true;
        }
    }

    long nextNumber() {
        venueChanged = true;
        return ++accepted;
    }

    /** To be changed only after {@link #changing}. */
    InstrumentBook book(String instrument) {
        InstrumentBook book = books.get(instrument);
        return book == null ? new InstrumentBook(instrument) : book;
    }

    /** Whether a candle of an instrument has been seen. */
    boolean knows(String instrument) {
        return book(instrument).last() != null;
    }

    /** @throws IllegalStateException when no candle of the instrument has been seen */
    Bar lastBar(String instrument) {
        Bar last = book(instrument).last();
        if (last == null) {
            throw new IllegalStateException("no candle of " + instrument + " has been seen");
        }
        return last;
    }

    /** The book is about to change: it is kept, and written next time. */
    InstrumentBook changing(InstrumentBook book) {
        if (book.change()) {
            books.put(book.instrument(), book);
            changedBooks.add(book);
        }
        return book;
    }

    @Nullable
    WorkingOrder working(String orderId) {
        Long number = numbers.get(orderId);
        return number == null ? null : working.get(number);
    }

    /** The instrument's working orders in the order of their acceptance. */
    List<WorkingOrder> workingIn(String instrument) {
        if (working.isEmpty()) {
            return List.of();
        }
        List<WorkingOrder> found = new ArrayList<>();
        for (WorkingOrder order : working.values()) {
            if (order.placed().getInstrument().equals(instrument)) {
                found.add(order);
            }
        }
        return found;
    }

    void put(WorkingOrder order) {
        keep(order);
        changedOrders.add(order.id());
    }

    boolean isFinished(String orderId) {
        return finished.contains(orderId);
    }

    /** True when an order placed at that time may be one that was finished and forgotten. */
    boolean mayBeForgotten(Instant placedAt) {
        Instant upTo = finished.forgottenUpTo();
        return upTo != null && !placedAt.isAfter(upTo);
    }

    void finish(String orderId, Instant placedAt) {
        Long number = numbers.remove(orderId);
        if (number != null) {
            working.remove(number);
            changedOrders.add(orderId);
        }
        venueChanged |= finished.add(orderId, placedAt);
    }

    @Override
    public void writeChanges(StateSlots slots) {
        if (venueChanged) {
            slots.put(VENUE, PaperBytes.venue(now, accepted, finished.forgottenUpTo()));
            venueChanged = false;
        }
        changedBooks.sort(Comparator.comparing(InstrumentBook::instrument));
        for (InstrumentBook book : changedBooks) {
            slots.put(INSTRUMENT + book.instrument(), PaperBytes.book(book));
        }
        dropBooks();
        for (String orderId : changedOrders) {
            WorkingOrder order = working(orderId);
            if (order == null) {
                slots.remove(ORDER + orderId);
            } else {
                slots.put(ORDER + orderId, PaperBytes.order(order));
            }
        }
        changedOrders.clear();
        finished.drainChanges(entry -> slots.put(FINISHED + entry.index(), PaperBytes.finished(entry)));
    }

    @Override
    public void dropChanges() {
        venueChanged = false;
        dropBooks();
        changedOrders.clear();
        finished.dropChanges();
    }

    private void dropBooks() {
        changedBooks.forEach(InstrumentBook::unchanged);
        changedBooks.clear();
    }

    @Override
    public void restore(String slot, byte[] bytes) {
        SlotReader in = PaperBytes.reader(slot, bytes);
        if (slot.equals(VENUE)) {
            now = in.instant();
            accepted = in.whole();
            finished.restoreForgotten(in.optional(SlotReader::instant));
        } else if (slot.startsWith(INSTRUMENT)) {
            books.put(slot.substring(INSTRUMENT.length()), PaperBytes.book(in));
        } else if (slot.startsWith(ORDER)) {
            keep(PaperBytes.order(in));
        } else if (slot.startsWith(FINISHED)) {
            finished.restore(PaperBytes.finished(in));
        } else {
            throw new UnreadableState("the paper venue has no slot " + slot);
        }
        in.end();
    }

    private void keep(WorkingOrder order) {
        working.put(order.number(), order);
        numbers.put(order.id(), order.number());
    }
}
