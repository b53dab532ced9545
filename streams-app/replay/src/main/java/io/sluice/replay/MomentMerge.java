package io.sluice.replay;

import io.sluice.replay.MarketWindow.Moment;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;

/** Walks several instruments' windows side by side, an instant at a time. */
final class MomentMerge {
    private final PriorityQueue<Cursor> cursors = new PriorityQueue<>();
    private final List<Moment> moments = new ArrayList<>();
    private long time;

    /** First by time, then by instrument. */
    private static final class Cursor implements Comparable<Cursor> {
        private final MarketWindow window;
        private int index;

        Cursor(MarketWindow window) {
            this.window = window;
        }

        long time() {
            return window.get(index).time();
        }

        @Override
        public int compareTo(Cursor other) {
            int byTime = Long.compare(time(), other.time());
            return byTime != 0 ? byTime : window.instrument().compareTo(other.window.instrument());
        }
    }

    MomentMerge(List<MarketWindow> windows) {
        for (MarketWindow window : windows) {
            if (window.size() > 0) {
                cursors.add(new Cursor(window));
            }
        }
    }

    /** Goes to the next instant; false after the last. */
    boolean next() {
        moments.clear();
        Cursor first = cursors.peek();
        if (first == null) {
            return false;
        }
        time = first.time();
        for (Cursor cursor = first; cursor != null && cursor.time() == time; cursor = cursors.peek()) {
            cursors.remove();
            moments.add(cursor.window.get(cursor.index));
            cursor.index++;
            if (cursor.index < cursor.window.size()) {
                cursors.add(cursor);
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
