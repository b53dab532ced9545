package io.sluice.api.serve;

import io.javalin.http.Context;
import io.javalin.websocket.WsConfig;
import io.javalin.websocket.WsConnectContext;
import io.sluice.api.access.Gate;
import io.sluice.api.access.Origins;
import io.sluice.api.access.Person;
import io.sluice.api.push.Interest;
import io.sluice.api.push.Subscription;
import io.sluice.api.push.Subscription.Ended;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;

/** Changes over WebSockets. A client sends nothing; what it sends ends its socket. */
final class Sockets {
    private static final String PERSON = "sluice.person";
    private static final String INTEREST = "sluice.interest";
    private static final String LAST_ID = "sluice.last-id";
    private static final long LONGEST_SEND_SECONDS = 20;
    private static final int LONGEST_INPUT = 1_024;
    private static final Duration IDLE = Duration.ofMinutes(5);

    private final Streams streams;
    private final Gate gate;
    private final Supplier<Origins> origins;
    private final Headers headers;
    private final Map<String, Subscription> open = new ConcurrentHashMap<>();

    /** Close codes of RFC 6455. */
    private static final int NORMAL = 1000;

    private static final int POLICY = 1008;
    private static final int TRY_AGAIN = 1013;

    Sockets(Streams streams, Gate gate, Supplier<Origins> origins, Headers headers) {
        this.streams = streams;
        this.gate = gate;
        this.origins = origins;
        this.headers = headers;
    }

    /** Before the handshake is answered, so that who is refused gets an HTTP answer and no socket. */
    void beforeUpgrade(Context ctx) {
        headers.addTo(ctx);
        if (!origins.get().allows(ctx.header("Origin"))) {
            throw Dispatcher.foreign();
        }
        Person person = gate.redeem(ctx.ip(), ctx.queryParam("ticket"));
        ctx.attribute(PERSON, person);
        ctx.attribute(INTEREST, Streams.interest(ctx));
        ctx.attribute(LAST_ID, ctx.queryParam("lastEventId"));
        streams.refuseMore();
    }

    void configure(WsConfig ws) {
        ws.onConnect(this::connected);
        ws.onMessage(ctx -> ctx.closeSession(POLICY, "nothing is to be sent here"));
        ws.onBinaryMessage(ctx -> ctx.closeSession(POLICY, "nothing is to be sent here"));
        ws.onClose(ctx -> leave(ctx.sessionId()));
        ws.onError(ctx -> leave(ctx.sessionId()));
    }

    private void connected(WsConnectContext ctx) {
        Person person = ctx.attribute(PERSON);
        Interest interest = ctx.attribute(INTEREST);
        if (person == null || interest == null) {
            ctx.closeSession(POLICY, "no ticket");
            return;
        }
        Subscription subscription = streams.subscribe(interest, ctx.attribute(LAST_ID));
        Session session = ctx.session;
        session.setMaxTextMessageSize(LONGEST_INPUT);
        session.setMaxBinaryMessageSize(LONGEST_INPUT);
        session.setIdleTimeout(IDLE);
        open.put(ctx.sessionId(), subscription);
        Thread.ofVirtual().name("socket-" + person.name()).start(() -> {
            streams.pump(subscription, person, (id, frame) -> send(session, frame));
            close(session, subscription);
        });
    }

    /** Waits until the frame has left: what waits in between, waits in the queue that is bounded. */
    private static void send(Session session, String frame) throws Exception {
        CompletableFuture<Void> sent = new CompletableFuture<>();
        session.sendText(frame, Callback.from(() -> sent.complete(null), sent::completeExceptionally));
        sent.get(LONGEST_SEND_SECONDS, TimeUnit.SECONDS);
    }

    private static void close(Session session, Subscription subscription) {
        Ended why = subscription.ended().orElse(Ended.LEFT);
        int code = switch (why) {
            case LEFT -> NORMAL;
            case TOO_SLOW, STOPPED -> TRY_AGAIN;
            case REVOKED -> POLICY;
        };
        if (session.isOpen()) {
            session.close(code, why.reason(), Callback.from(session::disconnect, failed -> session.disconnect()));
        }
    }

    private void leave(String sessionId) {
        Subscription subscription = open.remove(sessionId);
        if (subscription != null) {
            subscription.end(Ended.LEFT);
        }
    }
}
