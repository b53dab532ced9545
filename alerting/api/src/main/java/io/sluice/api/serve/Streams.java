package io.sluice.api.serve;

import io.javalin.http.Context;
import io.sluice.api.access.Fault;
import io.sluice.api.access.Gate;
import io.sluice.api.access.Person;
import io.sluice.api.push.ChangeType;
import io.sluice.api.push.Changes;
import io.sluice.api.push.Frame;
import io.sluice.api.push.Interest;
import io.sluice.api.push.Subscription;
import io.sluice.api.push.Subscription.Ended;
import io.sluice.api.route.StatusText;
import io.sluice.api.view.JsonText;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What both kinds of stream have in common: who listens to what, the first frame, heartbeats, the last frame. */
final class Streams {
    static final Duration HEARTBEAT = Duration.ofSeconds(10);
    /** Streams at a time; each has a thread and a queue. */
    static final int MOST = 500;

    private final Changes changes;
    private final Gate gate;
    private final StatusText status;

    /** Where one client's frames go. */
    interface Sink {
        /** Sends, and waits until it is sent. @throws Exception when the client is gone */
        void send(String id, String frame) throws Exception;
    }

    Streams(Changes changes, Gate gate, StatusText status) {
        this.changes = changes;
        this.gate = gate;
        this.status = status;
    }

    /** @throws Fault 503 when too many listen */
    void refuseMore() {
        if (changes.listeners() >= MOST) {
            throw Fault.of(503, "Service unavailable", "there are " + MOST + " streams already");
        }
    }

    /** Begins to listen, after the frame of that id where it is still known. */
    Subscription subscribe(Interest interest, @Nullable String lastId) {
        return changes.subscribe(interest, lastId);
    }

    /**
     * What a request wants to hear.
     *
     * @throws Fault 400 for a type that there is not
     */
    static Interest interest(Context ctx) {
        String types = ctx.queryParam("types");
        Set<ChangeType> wanted = types == null || types.isBlank()
                ? Set.of()
                : Arrays.stream(types.split(","))
                        .map(name -> ChangeType.of(name.strip())
                                .orElseThrow(() -> Fault.badField("types", "has a type that there is not; see /docs")))
                        .collect(Collectors.toSet());
        return new Interest(
                wanted,
                Optional.ofNullable(ctx.queryParam("account")),
                Optional.ofNullable(ctx.queryParam("instrument")));
    }

    /** Sends what there is until it is over; in a thread of its own. */
    void pump(Subscription subscription, Person person, Sink sink) {
        try {
            String id = subscription.lastId();
            sink.send(id, frame("hello", id, status.hello(person, subscription.resumed())));
            while (subscription.ended().isEmpty()) {
                Optional<Frame> next = subscription.next(HEARTBEAT);
                if (next.isPresent()) {
                    String text = next.get().text();
                    sink.send(subscription.lastId(), text);
                } else if (subscription.ended().isEmpty()) {
                    heartbeat(subscription, person, sink);
                }
            }
            String reason = subscription.ended().orElseThrow().reason();
            sink.send(
                    subscription.lastId(),
                    frame("closed", subscription.lastId(), JsonText.object(Map.of("reason", reason))));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (Exception gone) {
            // The client has left, which is its right; what there is to know of it is that it no longer listens.
            subscription.end(Ended.LEFT);
        } finally {
            subscription.end(Ended.LEFT);
        }
    }

    private void heartbeat(Subscription subscription, Person person, Sink sink) throws Exception {
        if (!gate.stillKnown(person)) {
            subscription.end(Ended.REVOKED);
            return;
        }
        String id = subscription.lastId();
        sink.send(id, frame("heartbeat", id, status.heartbeat()));
    }

    private static String frame(String type, String id, String data) {
        return "{\"type\":\"" + type + "\",\"id\":\"" + id + "\",\"data\":" + data + "}";
    }
}
