package io.sluice.binance.sim.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sluice.binance.sim.exchange.Refusal;
import io.sluice.binance.sim.exchange.RefusalCode;
import io.sluice.binance.sim.ledger.FactKind;
import io.sluice.binance.sim.ledger.LedgerWriter;
import io.sluice.binance.sim.venue.Venue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Answers requests: limits first, then who asks and when, then the work itself. */
public final class RestApi {
    /** What lies between a request's arrival and the matching engine. */
    public interface Transit {
        /** Takes no time. */
        Transit NONE = () -> false;

        /**
         * Returns when the request has got to the engine.
         *
         * @return whether the engine must take it however old it is
         */
        boolean travel();
    }

    private static final int NOT_FOUND = 404;
    private static final int NO_SUCH_PATH = -5000;

    private final Venue venue;
    private final RateLimits limits;
    private final Gate gate;
    private final Map<String, Endpoint> endpoints = new HashMap<>();

    /** For a venue. */
    public RestApi(Venue venue, LimitSettings limits, Collection<Credential> credentials) {
        this.venue = venue;
        this.limits = new RateLimits(limits);
        this.gate = new Gate(credentials);
        List<Endpoint> all = new ArrayList<>();
        all.addAll(MarketRoutes.all(limits));
        all.addAll(OrderRoutes.all());
        all.addAll(AlgoRoutes.all());
        all.addAll(AccountRoutes.all());
        all.addAll(SettingRoutes.all());
        all.addAll(ListenKeyRoutes.all());
        all.forEach(endpoint -> endpoints.put(endpoint.method() + ' ' + endpoint.path(), endpoint));
    }

    /** Lets another key in. */
    public void add(Credential credential) {
        gate.add(credential);
    }

    /** Does what is asked and gives the answer. */
    public Reply answer(Request request, Transit transit) {
        Endpoint endpoint = endpoints.get(request.method() + ' ' + request.path());
        if (endpoint == null) {
            String message = "Path %s, Method %s is invalid".formatted(request.path(), request.method());
            return Reply.error(NOT_FOUND, NO_SUCH_PATH, message, Map.of());
        }
        Credential[] who = new Credential[1];
        try {
            venue.look(now -> {
                limits.ask(now, request.address(), endpoint.weight().applyAsInt(request.parameters()));
                who[0] = admit(now, endpoint, request);
                return null;
            });
            boolean anyAge = transit.travel();
            return venue.act(now -> work(now, endpoint, request, who[0], anyAge));
        } catch (Refusal refusal) {
            return refused(request, who[0], refusal);
        }
    }

    private Credential admit(long now, Endpoint endpoint, Request request) {
        Credential who = switch (endpoint.security()) {
            case NONE -> null;
            case KEY -> gate.keyed(request);
            case SIGNED -> gate.signed(request);
        };
        if (endpoint.order()) {
            limits.order(now, who.account());
        }
        return who;
    }

    private Reply work(long now, Endpoint endpoint, Request request, Credential who, boolean anyAge) {
        if (endpoint.engine() && !anyAge) {
            Gate.checkEngineWindow(request, now);
        }
        JsonNode body = endpoint.handler()
                .answer(new Call(
                        now,
                        venue,
                        who == null ? null : venue.exchange().account(who.account()),
                        request.parameters()));
        Map<String, String> headers = headers(now, request);
        if (endpoint.order()) {
            headers.put("X-MBX-ORDER-COUNT-10S", String.valueOf(limits.ordersTenSeconds(now, who.account())));
            headers.put("X-MBX-ORDER-COUNT-1M", String.valueOf(limits.ordersMinute(now, who.account())));
        }
        return Reply.ok(body, headers);
    }

    private Reply refused(Request request, Credential who, Refusal refusal) {
        RefusalCode code = refusal.code();
        return venue.act(now -> {
            venue.note(FactKind.REQUEST_REFUSED, facts(request, who).put("code", code.code()));
            Map<String, String> headers = headers(now, request);
            if (code.status() == RefusalCode.TOO_MANY_REQUESTS.status()
                    || code.status() == RefusalCode.BANNED.status()) {
                long seconds = limits.retryAfterSeconds(now, request.address(), code);
                headers.put("Retry-After", String.valueOf(seconds));
            }
            return Reply.error(code.status(), code.code(), refusal.getMessage(), headers);
        });
    }

    private Map<String, String> headers(long now, Request request) {
        Map<String, String> headers = new HashMap<>();
        headers.put("X-MBX-USED-WEIGHT-1M", String.valueOf(limits.weight(now, request.address())));
        return headers;
    }

    /** What the ledger remembers of a request. */
    public ObjectNode facts(Request request) {
        ObjectNode facts = LedgerWriter.details()
                .put("method", request.method())
                .put("path", request.path())
                .put("clientId", request.clientId())
                .put("receivedAt", request.receivedAt());
        request.parameters().find("symbol").ifPresent(symbol -> facts.put("symbol", symbol));
        request.parameters().find("timestamp").ifPresent(timestamp -> facts.put("timestamp", timestamp));
        request.parameters().find("recvWindow").ifPresent(window -> facts.put("recvWindow", window));
        return facts;
    }

    private ObjectNode facts(Request request, Credential who) {
        ObjectNode facts = facts(request);
        return who == null ? facts : facts.put("account", who.account());
    }
}
