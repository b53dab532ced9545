package io.sluice.account;

import io.sluice.schemas.Pattern;
import io.sluice.state.SlotReader;
import io.sluice.state.SlotWriter;
import io.sluice.value.Price;
import org.jspecify.annotations.Nullable;

/**
 * What an entry order was sized with; its fills anchor stop and target anew.
 *
 * @param price price it was sized with
 * @param stop stop at that price
 * @param target target at that price; null for none
 * @param pattern family of the signal
 */
record EntryPlan(Price price, Price stop, @Nullable Price target, Pattern pattern) {
    void write(SlotWriter out) {
        out.price(price).price(stop).optional(target, SlotWriter::price).symbol(pattern);
    }

    static EntryPlan read(SlotReader in) {
        return new EntryPlan(in.price(), in.price(), in.optional(SlotReader::price), in.symbol(Pattern.class));
    }
}
