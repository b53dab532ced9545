package io.sluice.order;

import io.sluice.schemas.OrderState;
import java.util.Collection;

/**
 * The order of orders (O-PARALLEL). Those of one instrument are sent one after the other; those of different instruments
 * side by side. An entry waits for every earlier order of its instrument of which the outcome is not known. What only
 * reduces waits for a call that is under way, so that it meets the position that call makes, and never for one that is
 * stuck: the way out is always open.
 */
final class Lanes {
    private Lanes() {}

    /** @param all in the order in which they were placed */
    static boolean isFree(Collection<LiveOrder> all, LiveOrder wanted) {
        for (LiveOrder earlier : all) {
            if (earlier == wanted) {
                return true;
            }
            boolean sameLane =
                    earlier.placed().getInstrument().equals(wanted.placed().getInstrument());
            if (sameLane && blocks(earlier, wanted)) {
                return false;
            }
        }
        throw new IllegalStateException("order " + wanted.id() + " is not among the account's");
    }

    private static boolean blocks(LiveOrder earlier, LiveOrder wanted) {
        return earlier.state() == OrderState.SUBMITTING
                || (wanted.isEntry()
                        && (earlier.state() == OrderState.QUEUED || earlier.state() == OrderState.UNKNOWN));
    }
}
