package io.sluice.binance.sim.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.binance.sim.exchange.AlgoOrder;
import io.sluice.binance.sim.exchange.AlgoStatus;
import io.sluice.binance.sim.exchange.Instrument;
import io.sluice.binance.sim.exchange.OrderKey;
import java.util.List;
import java.util.stream.Stream;

/** Conditional orders. */
final class AlgoRoutes {
    private AlgoRoutes() {}

    static List<Endpoint> all() {
        return List.of(
                Endpoint.signed("POST", "/fapi/v1/algoOrder", 0, AlgoRoutes::place)
                        .ofOrders(),
                Endpoint.signed("DELETE", "/fapi/v1/algoOrder", 1, AlgoRoutes::cancel)
                        .ofEngine(),
                Endpoint.signed("GET", "/fapi/v1/algoOrder", 1, AlgoRoutes::find),
                Endpoint.signed("GET", "/fapi/v1/openAlgoOrders", Endpoint.bySymbol(1, 40), AlgoRoutes::open),
                Endpoint.signed("GET", "/fapi/v1/allAlgoOrders", 5, AlgoRoutes::history),
                Endpoint.signed("DELETE", "/fapi/v1/algoOpenOrders", 1, AlgoRoutes::cancelAll)
                        .ofEngine());
    }

    private static JsonNode place(Call call) {
        AlgoOrder algo = call.exchange().placeAlgo(call.now(), call.account(), OrderRequests.algo(call));
        return OrderJson.algo(instrument(call, algo), algo);
    }

    private static JsonNode cancel(Call call) {
        AlgoOrder algo = call.exchange().cancelAlgo(call.now(), call.account(), key(call));
        return Json.object()
                .put("algoId", algo.id())
                .put("clientAlgoId", algo.ticket().clientId())
                .put("code", "200")
                .put("msg", "success");
    }

    private static JsonNode find(Call call) {
        return asked(call, call.exchange().findAlgo(call.account(), key(call)));
    }

    private static JsonNode open(Call call) {
        return list(call, algos(call).filter(algo -> algo.status() == AlgoStatus.NEW));
    }

    private static JsonNode history(Call call) {
        call.symbol();
        long fromId = call.parameters().findNumber("algoId").orElse(0L);
        return list(
                call, algos(call).filter(algo -> algo.id() >= fromId && OrderRoutes.within(call, algo.createTime())));
    }

    private static JsonNode cancelAll(Call call) {
        call.exchange().cancelAllAlgos(call.now(), call.account(), call.symbol());
        return Json.done("The operation of cancel all open order is done.");
    }

    private static Stream<AlgoOrder> algos(Call call) {
        String symbol = call.parameters().find("symbol").orElse("");
        return call.account().algos().stream()
                .filter(algo -> symbol.isEmpty() || algo.ticket().symbol().equals(symbol));
    }

    private static JsonNode list(Call call, Stream<AlgoOrder> algos) {
        return Json.array(algos.toList(), (AlgoOrder algo) -> asked(call, algo));
    }

    private static JsonNode asked(Call call, AlgoOrder algo) {
        return OrderJson.algo(
                instrument(call, algo),
                algo,
                call.account().order(algo.actualOrderId()).orElse(null));
    }

    private static OrderKey key(Call call) {
        return OrderRequests.key(call.parameters(), "algoId", "clientAlgoId");
    }

    private static Instrument instrument(Call call, AlgoOrder algo) {
        return call.exchange().market(algo.ticket().symbol()).instrument();
    }
}
