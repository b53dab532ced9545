package io.sluice.account;

import io.sluice.schemas.Pattern;
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
        out.exact(price.value())
                .exact(stop.value())
                .exact(target == null ? null : target.value())
                .symbol(pattern);
    }

    static EntryPlan read(SlotReader in) {
        Price price = new Price(in.exact());
        Price stop = new Price(in.exact());
        var target = in.exactOrNull();
        return new EntryPlan(price, stop, target == null ? null : new Price(target), in.symbol(Pattern.class));
    }
}
