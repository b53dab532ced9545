package io.sluice.binance.sim.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.ToIntFunction;

/**
 * One thing that can be asked.
 *
 * @param weight what it costs, which may depend on the parameters
 * @param engine whether it goes to the matching engine, which checks the window again
 * @param order whether it counts as an order
 */
record Endpoint(
        String method,
        String path,
        Security security,
        ToIntFunction<Parameters> weight,
        boolean engine,
        boolean order,
        Handler handler) {

    /** Who may ask. */
    enum Security {
        NONE,
        KEY,
        SIGNED
    }

    /** Does what was asked. */
    interface Handler {
        JsonNode answer(Call call);
    }

    static Endpoint open(String path, int weight, Handler handler) {
        return open(path, parameters -> weight, handler);
    }

    static Endpoint open(String path, ToIntFunction<Parameters> weight, Handler handler) {
        return new Endpoint("GET", path, Security.NONE, weight, false, false, handler);
    }

    static Endpoint keyed(String method, String path, int weight, Handler handler) {
        return new Endpoint(method, path, Security.KEY, parameters -> weight, false, false, handler);
    }

    static Endpoint signed(String method, String path, int weight, Handler handler) {
        return signed(method, path, parameters -> weight, handler);
    }

    static Endpoint signed(String method, String path, ToIntFunction<Parameters> weight, Handler handler) {
        return new Endpoint(method, path, Security.SIGNED, weight, false, false, handler);
    }

    Endpoint ofEngine() {
        return new Endpoint(method, path, security, weight, true, order, handler);
    }

    Endpoint ofOrders() {
        return new Endpoint(method, path, security, weight, true, true, handler);
    }

    /** A weight that is higher where no symbol is named. */
    static ToIntFunction<Parameters> bySymbol(int one, int all) {
        return parameters -> parameters.find("symbol").isPresent() ? one : all;
    }
}
