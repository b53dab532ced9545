package io.sluice.account;

import io.sluice.market.Micros;
import io.sluice.schemas.Leg;
import io.sluice.schemas.OrderEvent;
import io.sluice.schemas.OrderState;
import io.sluice.state.SlotReader;
import io.sluice.state.SlotWriter;
import io.sluice.value.Quantity;
import org.jspecify.annotations.Nullable;

/** An order of this account: what it is, what the venue last said of it, and what of it was booked. */
final class WorkingOrder extends Remembered {
    static final String PREFIX = "order:";

    /** First layout with orders that wait for a veto. */
    private static final int WITH_HOLD = 3;

    private final String slot;
    private long sequence;
    private @Nullable OrderTicket ticket;
    private @Nullable OrderState told;
    private int lastEvent = -1;
    private long lastEventTime = Clock.NEVER;
    private Quantity venueFilled = Quantity.ZERO;
    private Quantity booked = Quantity.ZERO;
    private boolean cancelRequested;
    private boolean settled;
    private long endedAs = Clock.NEVER;
    private @Nullable Hold hold;
    private boolean vetoed;

    /** An order to be restored. */
    WorkingOrder(Changes changes, String id) {
        super(changes);
        this.slot = PREFIX + id;
    }

    WorkingOrder(Changes changes, OrderTicket ticket, long sequence) {
        this(changes, ticket.id());
        this.ticket = ticket;
        this.sequence = sequence;
        touch();
    }

    /** @throws IllegalStateException when it is no entry */
    EntryPlan entryPlan() {
        EntryPlan plan = ticket().plan();
        if (plan == null) {
            throw new IllegalStateException("entry " + ticket().id() + " has no plan");
        }
        return plan;
    }

    OrderTicket ticket() {
        if (ticket == null) {
            throw new IllegalStateException("slot " + slot + " was not restored");
        }
        return ticket;
    }

    /** Place in the account's sequence of orders. */
    long sequence() {
        return sequence;
    }

    /** What the venue said last; QUEUED as long as it has said nothing. */
    OrderState state() {
        return told == null ? OrderState.QUEUED : told;
    }

    /** What the venue said last; null as long as it has said nothing. */
    @Nullable
    OrderState told() {
        return told;
    }

    Quantity booked() {
        return booked;
    }

    boolean is(Leg leg) {
        return ticket().leg() == leg;
    }

    /** It has ended, and stays so: a fill that was on its way does not bring it back. */
    boolean isEnded() {
        return endedAs != Clock.NEVER;
    }

    /** It waits for a veto: nothing of it has left the house. */
    boolean isHeld() {
        return hold != null;
    }

    /** @throws IllegalStateException when it does not wait */
    Hold heldAs() {
        if (hold == null) {
            throw new IllegalStateException("order " + ticket().id() + " does not wait for a veto");
        }
        return hold;
    }

    /** A slice leaves the house: its times are those of its release. */
    void release(long now, long perishes) {
        ticket = ticket().released(now, perishes);
        touch();
    }

    /** To be called by {@link Orders}, which knows all that wait. */
    void hold(@Nullable Hold waiting) {
        hold = waiting;
        touch();
    }

    /** An operator wanted it back, in time or not. */
    boolean vetoed() {
        return vetoed;
    }

    void veto() {
        vetoed = true;
        touch();
    }

    /** Waiting, at the venue or on its way, and nobody has asked for its end. */
    boolean isWorking() {
        return !isEnded() && !cancelRequested && outstanding().signum() > 0;
    }

    /** The venue has taken it and has not been asked to end it; or has executed it, and the fills are on their way. */
    boolean isTaken() {
        boolean works = state() == OrderState.ACCEPTED || state() == OrderState.PARTIALLY_FILLED;
        return (works && isWorking()) || awaitsFills();
    }

    /** An entry of which a part was executed, and whose rest works and was told of. */
    boolean isPartial() {
        boolean some = booked.signum() > 0 || venueFilled.signum() > 0;
        return is(Leg.ENTRY) && isWorking() && some && lastEventTime != Clock.NEVER;
    }

    /** The venue owes an answer: to the order, to the request for its end, or the fills of what it says it executed. */
    boolean isUnanswered() {
        return isArriving() || cancelRequested || awaitsFills();
    }

    /** More was booked than was ordered. */
    boolean isOverfilled() {
        return booked.compareTo(ticket().quantity()) > 0;
    }

    /** The venue has executed more than was booked: fills are still on their way to us. */
    boolean awaitsFills() {
        return venueFilled.compareTo(booked) > 0;
    }

    /** Base units that may still change the position. */
    Quantity outstanding() {
        Quantity most = isEnded() ? venueFilled : ticket().quantity();
        return most.compareTo(booked) > 0 ? most.minus(booked) : Quantity.ZERO;
    }

    private boolean isArriving() {
        return switch (state()) {
            case QUEUED, SUBMITTING, UNKNOWN -> true;
            // While it waits, it waits for an operator; released, for the venue.
            case PENDING_VETO -> !isHeld();
            case ACCEPTED, PARTIALLY_FILLED, FILLED, CANCELLED, REJECTED, EXPIRED, FAILED, UNRECOGNISED -> false;
        };
    }

    int lastEvent() {
        return lastEvent;
    }

    long lastEventTime() {
        return lastEventTime;
    }

    boolean cancelRequested() {
        return cancelRequested;
    }

    /** Place among the ended orders; {@link Clock#NEVER} while it works. */
    long endedAs() {
        return endedAs;
    }

    void endAs(long place) {
        endedAs = place;
        touch();
    }

    void requestCancel() {
        cancelRequested = true;
        touch();
    }

    /** The consequences of its end were drawn. */
    boolean settle() {
        if (settled || !isEnded() || awaitsFills()) {
            return false;
        }
        settled = true;
        touch();
        return true;
    }

    void follow(OrderEvent event) {
        told = event.getState();
        lastEvent = event.getSequence();
        lastEventTime = Micros.of(event.getTime());
        venueFilled = new Quantity(event.getFilledQuantity());
        touch();
    }

    void book(Quantity quantity) {
        booked = booked.plus(quantity);
        touch();
    }

    @Override
    String slot() {
        return slot;
    }

    @Override
    void write(SlotWriter out) {
        ticket().write(out);
        out.whole(sequence).optional(told, SlotWriter::symbol).count(lastEvent).whole(lastEventTime);
        out.quantity(venueFilled).quantity(booked);
        out.flag(cancelRequested).flag(settled).whole(endedAs);
        out.optional(hold, (slot, waiting) -> waiting.write(slot)).flag(vetoed);
    }

    @Override
    void read(SlotReader in) {
        ticket = OrderTicket.read(in);
        sequence = in.whole();
        told = in.optional(slot -> slot.symbol(OrderState.class));
        lastEvent = in.count();
        lastEventTime = in.whole();
        venueFilled = in.quantity();
        booked = in.quantity();
        cancelRequested = in.flag();
        settled = in.flag();
        endedAs = in.whole();
        if (in.version() >= WITH_HOLD) {
            hold = in.optional(Hold::read);
            vetoed = in.flag();
        }
    }
}
