package io.sluice.replay;

import io.sluice.replay.MarketWindow.Moment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Walks several instruments' windows side by side, an instant at a time. Every window is looked at each time: mostly all
 * have a candle then.
 */
final class MomentMerge {
    private static final long NEVER = Long.MAX_VALUE;

    private final List<Cursor> cursors = new ArrayList<>();
    private final List<Moment> moments = new ArrayList<>();
    private long time;

    private static final class Cursor {
        private final MarketWindow window;
        private int index = -1;
        private long time;

        Cursor(MarketWindow window) {
            this.window = window;
            advance();
        }

        Moment moment() {
            return window.get(index);
        }

        void advance() {
            index++;
            time = index < window.size() ? moment().time() : NEVER;
        }
    }

    MomentMerge(List<MarketWindow> windows) {
        for (MarketWindow window : windows) {
            cursors.add(new Cursor(window));
        }
        cursors.sort(Comparator.comparing(cursor -> cursor.window.instrument()));
    }

    /** Goes to the next instant; false after the last. */
    boolean next() {
        moments.clear();
        time = NEVER;
        for (Cursor cursor : cursors) {
            time = Math.min(time, cursor.time);
        }
        if (time == NEVER) {
            return false;
        }
        for (Cursor cursor : cursors) {
            if (cursor.time == time) {
                moments.add(cursor.moment());
                cursor.advance();
            }
        }
        return true;
    }

    /** The instant, microseconds. */
    long time() {
        return time;
    }

    /** What closed at it, by instrument. */
    List<Moment> moments() {
        return moments;
    }
}
