package io.sluice.account;

import io.sluice.schemas.Pattern;
import io.sluice.state.SlotReader;
import io.sluice.state.SlotWriter;
import io.sluice.value.Price;
import org.jspecify.annotations.Nullable;

/**
 * What an entry order was sized with; its fills anchor stop and targets anew.
 *
 * @param price price it was sized with
 * @param stop stop at that price
 * @param targets distances of its targets
 * @param pattern family of the signal
 * @param strategy strategy that asked for it, by {@link StrategyName}; null where the first layout did not tell
 */
record EntryPlan(
        Price price,
        Price stop,
        LadderPlan targets,
        Pattern pattern,
        @Nullable String strategy) {
    /** First layout with more than one target, and with the strategy. */
    private static final int WITH_LADDER = 2;

    void write(SlotWriter out) {
        out.price(price).price(stop).symbol(pattern);
        targets.write(out);
        out.optional(strategy, SlotWriter::text);
    }

    static EntryPlan read(SlotReader in) {
        Price price = in.price();
        Price stop = in.price();
        if (in.version() < WITH_LADDER) {
            Price target = in.optional(SlotReader::price);
            LadderPlan targets = target == null ? LadderPlan.NONE : LadderPlan.single(price.distanceTo(target));
            return new EntryPlan(price, stop, targets, in.symbol(Pattern.class), null);
        }
        Pattern pattern = in.symbol(Pattern.class);
        return new EntryPlan(price, stop, LadderPlan.read(in), pattern, in.optional(SlotReader::text));
    }
}
