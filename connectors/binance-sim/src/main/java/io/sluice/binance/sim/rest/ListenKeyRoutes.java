package io.sluice.binance.sim.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** The keys of user streams. */
final class ListenKeyRoutes {
    private static final String PATH = "/fapi/v1/listenKey";

    private ListenKeyRoutes() {}

    static List<Endpoint> all() {
        return List.of(
                Endpoint.keyed("POST", PATH, 1, ListenKeyRoutes::open),
                Endpoint.keyed("PUT", PATH, 1, ListenKeyRoutes::extend),
                Endpoint.keyed("DELETE", PATH, 1, ListenKeyRoutes::close));
    }

    private static JsonNode open(Call call) {
        return told(call.venue().listenKeys().open(call.now(), call.account().id()));
    }

    private static JsonNode extend(Call call) {
        return told(call.venue().listenKeys().extend(call.now(), call.account().id()));
    }

    private static JsonNode close(Call call) {
        call.venue().listenKeys().close(call.account().id());
        return Json.object();
    }

    private static JsonNode told(String key) {
        return Json.object().put("listenKey", key);
    }
}
