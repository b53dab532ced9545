package io.sluice.mt5.link;

import io.sluice.mt5.frame.Frame;
import io.sluice.mt5.link.Exchange.Answered;
import io.sluice.mt5.link.Exchange.NotSent;
import io.sluice.mt5.link.Exchange.Unanswered;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/** One request on its way through one link. Knows for certain whether any of it may have left. */
final class Request {
    /** Items of one answer that are kept; terminals send at most 5,000 of what they are asked for. */
    private static final int MAX_ITEMS = 20_000;

    private final String id;
    private final Frame.Builder frame;
    private final AtomicBoolean decided = new AtomicBoolean();
    private final List<Frame> items = new ArrayList<>();
    private final CompletableFuture<Exchange> outcome = new CompletableFuture<>();

    Request(String id, Frame.Builder frame) {
        this.id = id;
        this.frame = frame;
    }

    String id() {
        return id;
    }

    Frame.Builder frame() {
        return frame;
    }

    /** Called before the first byte is written. False when it must not be written any more. */
    boolean leaves() {
        return decided.compareAndSet(false, true);
    }

    /** The link is gone, or could not take it. */
    void fail(String code, String text) {
        outcome.complete(
                decided.compareAndSet(false, true) ? new NotSent(code, text) : new Unanswered("LINK_LOST", text));
    }

    /** Takes an item of the answer; only the reader of the link calls this. */
    void item(Frame item) {
        if (items.size() < MAX_ITEMS) {
            items.add(item);
        } else {
            outcome.complete(new Unanswered("ENDLESS", "more than " + MAX_ITEMS + " items"));
        }
    }

    void end(Frame end) {
        outcome.complete(new Answered(List.copyOf(items), end));
    }

    Exchange await(Duration patience) throws InterruptedException {
        try {
            return outcome.get(Math.max(0, patience.toNanos()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            outcome.complete(
                    decided.compareAndSet(false, true)
                            ? new NotSent("LATE", "the time was up before it could be sent")
                            : new Unanswered("NO_ANSWER", "the terminal did not answer in time"));
            return outcome.join();
        } catch (ExecutionException never) {
            throw new IllegalStateException(never);
        }
    }
}
