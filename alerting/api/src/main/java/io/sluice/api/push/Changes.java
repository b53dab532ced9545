package io.sluice.api.push;

import io.sluice.api.push.Subscription.Ended;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import org.jspecify.annotations.Nullable;

/**
 * The order in which changes were seen, and who listens. Remembers enough that a client which was away for a while goes on
 * without gap or double: the last changes of the types that must not be missed, and of the others the latest of each key.
 * Thread-safe; bounded.
 */
public final class Changes {
    /** Changes remembered for who comes back. */
    static final int REMEMBERED = 20_000;

    /** Keys of which the latest change is remembered. */
    static final int MOST_KEYS = 20_000;

    private final String epoch;
    private final int remembered;
    private final Deque<Frame> past = new ArrayDeque<>();
    private final Map<String, Frame> latest = new LinkedHashMap<>();
    private final Set<Subscription> subscriptions = new CopyOnWriteArraySet<>();
    private long sequence;
    private long forgottenUpTo;

    /** @param epoch letters and digits that no former run has used: ids of another run are not taken for this one's */
    public Changes(String epoch) {
        this(epoch, REMEMBERED);
    }

    Changes(String epoch, int remembered) {
        this.epoch = epoch;
        this.remembered = remembered;
    }

    /** Tells everyone who is interested. Never waits for anyone. */
    public synchronized void publish(Change change) {
        sequence++;
        Frame frame = Frame.of(epoch, sequence, change);
        remember(frame);
        subscriptions.forEach(each -> each.offer(frame));
    }

    private void remember(Frame frame) {
        Change change = frame.change();
        if (change.type().latestWins()) {
            String key = change.type() + " " + change.key();
            latest.remove(key);
            latest.put(key, frame);
            if (latest.size() > MOST_KEYS) {
                String oldest = latest.keySet().iterator().next();
                forgottenUpTo = Math.max(forgottenUpTo, latest.get(oldest).sequence());
                latest.remove(oldest);
            }
        } else {
            past.addLast(frame);
            if (past.size() > remembered) {
                forgottenUpTo = Math.max(forgottenUpTo, past.removeFirst().sequence());
            }
        }
    }

    /**
     * Begins to listen.
     *
     * @param lastId id of the last frame the client has seen, to go on after it; null to begin now
     */
    public synchronized Subscription subscribe(Interest interest, @Nullable String lastId) {
        Optional<Long> after = position(lastId);
        boolean resumed = after.isPresent();
        List<Frame> missed = resumed ? since(after.get()) : List.of();
        long from = resumed ? after.get() : sequence;
        Subscription subscription = new Subscription(interest, epoch, from, resumed, subscriptions::remove);
        subscriptions.add(subscription);
        missed.forEach(subscription::offer);
        return subscription;
    }

    private Optional<Long> position(@Nullable String id) {
        if (id == null || !id.matches(epoch + "-[0-9]{1,18}")) {
            return Optional.empty();
        }
        long position = Long.parseLong(id.substring(epoch.length() + 1));
        return position >= forgottenUpTo && position <= sequence ? Optional.of(position) : Optional.empty();
    }

    private List<Frame> since(long after) {
        List<Frame> missed = new ArrayList<>();
        past.stream().filter(each -> each.sequence() > after).forEach(missed::add);
        latest.values().stream().filter(each -> each.sequence() > after).forEach(missed::add);
        missed.sort(Comparator.comparingLong(Frame::sequence));
        return missed;
    }

    /** How many listen. */
    public int listeners() {
        return subscriptions.size();
    }

    /** Ends every subscription. */
    public void close() {
        subscriptions.forEach(each -> each.end(Ended.STOPPED));
    }
}
