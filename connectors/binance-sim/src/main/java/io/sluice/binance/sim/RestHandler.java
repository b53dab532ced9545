package io.sluice.binance.sim;

import io.javalin.http.Context;
import io.sluice.binance.sim.ledger.FactKind;
import io.sluice.binance.sim.malice.Ending;
import io.sluice.binance.sim.malice.Malice;
import io.sluice.binance.sim.malice.RequestRule;
import io.sluice.binance.sim.rest.Reply;
import io.sluice.binance.sim.rest.Request;
import io.sluice.binance.sim.rest.RestApi;
import io.sluice.binance.sim.venue.Venue;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Hands requests to the REST interface, by way of malice. */
final class RestHandler {
    private final Venue venue;
    private final RestApi api;
    private final Malice malice;
    private final CountDownLatch closing;
    private final HostileWire wire;

    RestHandler(Venue venue, RestApi api, Malice malice, CountDownLatch closing) {
        this.venue = venue;
        this.api = api;
        this.malice = malice;
        this.closing = closing;
        this.wire = new HostileWire(closing);
    }

    void handle(Context context) {
        Request request = Request.of(
                context.method().name(),
                context.path(),
                Optional.ofNullable(context.queryString()).orElse(""),
                context.body(),
                Optional.ofNullable(context.header("X-MBX-APIKEY")).orElse(""),
                context.ip(),
                venue.clock().millis());
        if (!request.apiKey().isEmpty()) {
            venue.note(FactKind.REQUEST_RECEIVED, api.facts(request));
        }
        Optional<RequestRule> rule = malice.pick(request);
        if (rule.isEmpty()) {
            send(context, api.answer(request, RestApi.Transit.NONE));
        } else {
            misbehave(context, request, rule.get());
        }
    }

    private void misbehave(Context context, Request request, RequestRule rule) {
        venue.note(
                FactKind.MALICE_APPLIED,
                api.facts(request)
                        .put("executed", rule.execute())
                        .put("delayMillis", rule.delayMillis())
                        .put("ending", rule.ending().name())
                        .put("afterBytes", rule.afterBytes())
                        .put("answer", rule.status()));
        wire.makePatient(context);
        Reply reply = rule.execute() ? api.answer(request, () -> delay(rule)) : nothing(rule);
        if (rule.ending() == Ending.ANSWER) {
            reply = Reply.of(rule.status(), rule.headers(), rule.body());
        }
        if (rule.ending() == Ending.GENUINE || rule.ending() == Ending.ANSWER) {
            send(context, reply);
        } else {
            wire.deliver(context, reply, rule);
        }
    }

    /** Takes its time, too, and what the ledger has noted is on disk like everything else that is answered. */
    private Reply nothing(RequestRule rule) {
        delay(rule);
        return venue.act(now -> Reply.of(200, Map.of(), ""));
    }

    private boolean delay(RequestRule rule) {
        try {
            closing.await(rule.delayMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        return rule.ignoreWindow();
    }

    private static void send(Context context, Reply reply) {
        reply.headers().forEach(context::header);
        context.status(reply.status()).contentType(reply.contentType()).result(reply.body());
    }
}
