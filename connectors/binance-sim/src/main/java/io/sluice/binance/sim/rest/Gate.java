package io.sluice.binance.sim.rest;

import io.sluice.binance.sim.exchange.RefusalCode;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Tells who asks, and whether the request is theirs and in time. */
final class Gate {
    private static final long DEFAULT_WINDOW = 5000;
    private static final long LONGEST_WINDOW = 60_000;
    private static final long AHEAD_MILLIS = 1000;

    private final Map<String, Credential> credentials = new ConcurrentHashMap<>();

    Gate(Collection<Credential> credentials) {
        credentials.forEach(this::add);
    }

    void add(Credential credential) {
        credentials.put(credential.apiKey(), credential);
    }

    /** The account of the key in the header. */
    Credential keyed(Request request) {
        if (request.apiKey().isEmpty()) {
            throw RefusalCode.BAD_API_KEY_FORMAT.with();
        }
        Credential credential = credentials.get(request.apiKey());
        if (credential == null) {
            throw RefusalCode.REJECTED_KEY.with();
        }
        return credential;
    }

    /** The account of a request that is signed and in its window. */
    Credential signed(Request request) {
        Credential credential = keyed(request);
        long timestamp = request.parameters().number("timestamp");
        String signature = request.parameters().signature();
        checkWindow(timestamp, window(request), request.receivedAt());
        if (!credential.signed(request.parameters().payload(), signature)) {
            throw RefusalCode.INVALID_SIGNATURE.with();
        }
        return credential;
    }

    private static void checkWindow(long timestamp, long window, long now) {
        if (timestamp >= now + AHEAD_MILLIS) {
            throw RefusalCode.TIMESTAMP_AHEAD.with();
        }
        if (now - timestamp > window) {
            throw RefusalCode.INVALID_TIMESTAMP.with();
        }
    }

    /** The matching engine looks at the window again, when it gets to the request. */
    static void checkEngineWindow(Request request, long now) {
        if (now - request.parameters().number("timestamp") > window(request)) {
            throw RefusalCode.ENGINE_WINDOW.with();
        }
    }

    private static long window(Request request) {
        long window = request.parameters().findNumber("recvWindow").orElse(DEFAULT_WINDOW);
        if (window <= 0 || window > LONGEST_WINDOW) {
            throw RefusalCode.BAD_RECV_WINDOW.with();
        }
        return window;
    }
}
