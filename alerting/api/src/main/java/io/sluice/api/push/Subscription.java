package io.sluice.api.push;

import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What one client has yet to be sent. Of the types of which the latest wins it keeps one of each key, so a client that is
 * slow skips what is out of date; a client that falls behind with the others is given up. Thread-safe; bounded.
 */
public final class Subscription {
    /** Changes a client may be behind. */
    public static final int MOST_BEHIND = 2_000;

    private final Interest interest;
    private final String epoch;
    private final boolean resumed;
    private final Consumer<Subscription> gone;
    private final Map<String, Frame> waiting = new LinkedHashMap<>();
    private long taken;
    private Optional<Ended> ended = Optional.empty();

    /** Why a subscription is over. */
    public enum Ended {
        /** The client has left. */
        LEFT("the client has left"),
        /** The client does not read as fast as things change. */
        TOO_SLOW("too slow: more than " + MOST_BEHIND + " changes behind; come back with the last id"),
        /** The process stops. */
        STOPPED("the server stops"),
        /** The token was revoked. */
        REVOKED("the token is no longer good");

        private final String reason;

        Ended(String reason) {
            this.reason = reason;
        }

        /** For the client. */
        public String reason() {
            return reason;
        }
    }

    Subscription(Interest interest, String epoch, long from, boolean resumed, Consumer<Subscription> gone) {
        this.interest = interest;
        this.epoch = epoch;
        this.taken = from;
        this.resumed = resumed;
        this.gone = gone;
    }

    /** True when it goes on where the client was; false when the client has to fetch its lists again. */
    public boolean resumed() {
        return resumed;
    }

    /** Id of the last frame that was taken, to go on after it. */
    public synchronized String lastId() {
        return epoch + "-" + taken;
    }

    /** Why it is over; empty while it is not. */
    public synchronized Optional<Ended> ended() {
        return ended;
    }

    /** Takes a frame in, unless it is over or the client does not want it. Never waits. */
    synchronized void offer(Frame frame) {
        Change change = frame.change();
        if (ended.isPresent() || !interest.includes(change)) {
            return;
        }
        String key = change.type().latestWins() ? change.type() + " " + change.key() : "#" + frame.sequence();
        waiting.remove(key);
        if (waiting.size() >= MOST_BEHIND) {
            end(Ended.TOO_SLOW);
            return;
        }
        waiting.put(key, frame);
        notifyAll();
    }

    /**
     * The next frame, in order; waits for one.
     *
     * @return empty when there was none for so long, or when it is over
     */
    public synchronized Optional<Frame> next(Duration atMost) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (waiting.isEmpty() && ended.isEmpty()) {
            long leftMillis = (deadline - System.nanoTime()) / 1_000_000;
            if (leftMillis <= 0) {
                return Optional.empty();
            }
            wait(leftMillis);
        }
        if (ended.isPresent()) {
            return Optional.empty();
        }
        Iterator<Frame> frames = waiting.values().iterator();
        Frame first = frames.next();
        frames.remove();
        taken = first.sequence();
        return Optional.of(first);
    }

    /** Ends it; what was waiting is forgotten. */
    public void end(Ended why) {
        synchronized (this) {
            if (ended.isEmpty()) {
                ended = Optional.of(why);
                waiting.clear();
                notifyAll();
            }
        }
        gone.accept(this);
    }
}
