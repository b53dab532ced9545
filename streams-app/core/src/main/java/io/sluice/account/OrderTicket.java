package io.sluice.account;

import io.sluice.schemas.Leg;
import io.sluice.schemas.OrderType;
import io.sluice.schemas.Side;
import io.sluice.state.SlotReader;
import io.sluice.state.SlotWriter;
import io.sluice.value.Price;
import io.sluice.value.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * What an order is; it never changes, but for the times of a slice, which are those of its release.
 *
 * @param id deterministic id: decision, leg, revision
 * @param instrument instrument as VENUE:SYMBOL
 * @param decisionId decision that allowed it
 * @param signalId signal behind that decision; null where none is
 * @param leg what it is for
 * @param revision counts the replacements of its leg
 * @param side buy or sell
 * @param type how it executes
 * @param quantity base units
 * @param trigger trigger price of stop and target; null for market orders
 * @param reduceOnly true when it may only make a position smaller
 * @param placedAt account time at which it was decided, micros
 * @param expiresAt last time at which it may be sent, micros; {@link Clock#NEVER} when it never perishes
 * @param plan what an entry was sized with; null for the other legs
 * @param slice which part of a large entry it is; null for an order that is whole
 */
record OrderTicket(
        String id,
        String instrument,
        String decisionId,
        @Nullable String signalId,
        Leg leg,
        int revision,
        Side side,
        OrderType type,
        Quantity quantity,
        @Nullable Price trigger,
        boolean reduceOnly,
        long placedAt,
        long expiresAt,
        @Nullable EntryPlan plan,
        @Nullable Slice slice) {
    /** First layout with slices. */
    private static final int WITH_SLICES = 4;

    /** What an entry was sized with. */
    EntryPlan entryPlan() {
        if (plan == null) {
            throw new IllegalStateException("order " + id + " is no entry");
        }
        return plan;
    }

    /** Whether it is a slice of this parent. */
    boolean isSliceOf(@Nullable String parentId) {
        return slice != null && slice.parentId().equals(parentId);
    }

    /** A slice as it leaves the house. */
    OrderTicket released(long now, long perishes) {
        return new OrderTicket(
                id,
                instrument,
                decisionId,
                signalId,
                leg,
                revision,
                side,
                type,
                quantity,
                trigger,
                reduceOnly,
                now,
                perishes,
                plan,
                slice);
    }

    void write(SlotWriter out) {
        out.text(id).text(instrument).text(decisionId).optional(signalId, SlotWriter::text);
        out.symbol(leg).count(revision).symbol(side).symbol(type).quantity(quantity);
        out.optional(trigger, SlotWriter::price).flag(reduceOnly);
        out.whole(placedAt).whole(expiresAt).optional(plan, (slot, entry) -> entry.write(slot));
        out.optional(slice, (slot, part) -> part.write(slot));
    }

    static OrderTicket read(SlotReader in) {
        return new OrderTicket(
                in.text(),
                in.text(),
                in.text(),
                in.optional(SlotReader::text),
                in.symbol(Leg.class),
                in.count(),
                in.symbol(Side.class),
                in.symbol(OrderType.class),
                in.quantity(),
                in.optional(SlotReader::price),
                in.flag(),
                in.whole(),
                in.whole(),
                in.optional(EntryPlan::read),
                in.version() < WITH_SLICES ? null : in.optional(Slice::read));
    }
}
