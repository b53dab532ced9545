package io.sluice.instrument;

import io.sluice.schemas.Timeframe;
import io.sluice.state.StateSlots;
import org.jspecify.annotations.Nullable;

/**
 * One rolled timeframe: the candle being filled, and on the lowest rung also a partly filled one that has ended and waits
 * out the grace. The lowest rung's candle changes with every base candle and is therefore written by its owner, with all
 * else that does.
 */
final class Rung {
    private final Timeframe timeframe;
    private final @Nullable Chart chart;
    private final boolean lowest;
    private final String currentSlot;
    private final String heldSlot;
    private Bucket current = new Bucket();
    private Bucket held = new Bucket();
    private boolean currentChanged;
    private boolean heldChanged;

    /** @param chart where the closed candles go; null when nobody looks at this timeframe */
    Rung(Timeframe timeframe, @Nullable Chart chart, boolean lowest) {
        this.timeframe = timeframe;
        this.lowest = lowest;
        this.chart = chart;
        currentSlot = timeframe + "/current";
        heldSlot = timeframe + "/held";
    }

    Timeframe timeframe() {
        return timeframe;
    }

    @Nullable
    Chart chart() {
        return chart;
    }

    /** The candle being filled, about to be changed. */
    Bucket changeCurrent() {
        currentChanged = true;
        return current;
    }

    /** The candle that waits, about to be changed. */
    Bucket changeHeld() {
        heldChanged = true;
        return held;
    }

    Bucket current() {
        return current;
    }

    Bucket held() {
        return held;
    }

    /** The current candle begins to wait; the next one may begin. The waiting one must be gone. */
    void hold() {
        Bucket empty = held;
        held = current;
        current = empty;
        currentChanged = true;
        heldChanged = true;
    }

    void writeChanges(StateSlots slots) {
        if (currentChanged && !lowest) {
            write(slots, currentSlot, current);
        }
        currentChanged = false;
        if (heldChanged) {
            write(slots, heldSlot, held);
            heldChanged = false;
        }
    }

    /** Takes a slot back if it is one of this rung's. */
    boolean restore(String slot, byte[] content) {
        if (slot.equals(currentSlot) && !lowest) {
            current.load(Layout.body(slot, content, Bucket.BYTES));
            return true;
        }
        if (slot.equals(heldSlot)) {
            held.load(Layout.body(slot, content, Bucket.BYTES));
            return true;
        }
        return false;
    }

    private static void write(StateSlots slots, String slot, Bucket bucket) {
        if (bucket.isEmpty()) {
            slots.remove(slot);
        } else {
            slots.put(slot, Layout.slot(Bucket.BYTES, bucket::save));
        }
    }
}
