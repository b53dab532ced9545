package io.sluice.api.serve;

import io.javalin.http.Context;
import io.sluice.api.access.Person;
import io.sluice.api.push.Interest;
import io.sluice.api.push.Subscription;
import jakarta.servlet.ServletOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Changes as Server-Sent Events. Occupies the request's thread, which is virtual, for as long as the client listens. */
final class EventStream {
    private final Streams streams;

    EventStream(Streams streams) {
        this.streams = streams;
    }

    void handle(Context ctx, Person person) {
        String lastId = ctx.header("Last-Event-ID");
        Interest interest = Streams.interest(ctx);
        streams.refuseMore();
        Subscription subscription = streams.subscribe(interest, lastId);
        ctx.contentType("text/event-stream; charset=utf-8");
        ctx.header("Cache-Control", "no-store");
        ctx.header("X-Accel-Buffering", "no");
        streams.pump(subscription, person, (id, frame) -> send(ctx.res().getOutputStream(), id, frame));
    }

    private static void send(ServletOutputStream out, String id, String frame) throws IOException {
        out.write(("id: " + id + "\ndata: " + frame + "\n\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
