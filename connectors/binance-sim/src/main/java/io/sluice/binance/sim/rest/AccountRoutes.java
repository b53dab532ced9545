package io.sluice.binance.sim.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.sluice.binance.sim.exchange.Market;
import io.sluice.binance.sim.exchange.Position;
import io.sluice.binance.sim.exchange.PositionSide;
import java.util.ArrayList;
import java.util.List;

/** Money and positions. */
final class AccountRoutes {
    private AccountRoutes() {}

    static List<Endpoint> all() {
        return List.of(
                Endpoint.signed("GET", "/fapi/v2/account", 5, call -> account(call, true)),
                Endpoint.signed("GET", "/fapi/v3/account", 5, call -> account(call, false)),
                Endpoint.signed("GET", "/fapi/v2/balance", 5, AccountRoutes::balance),
                Endpoint.signed("GET", "/fapi/v3/balance", 5, AccountRoutes::balance),
                Endpoint.signed("GET", "/fapi/v2/positionRisk", 5, call -> risk(call, true)),
                Endpoint.signed("GET", "/fapi/v3/positionRisk", 5, call -> risk(call, false)));
    }

    private static JsonNode account(Call call, boolean flatToo) {
        AccountJson json = new AccountJson(call.now(), call.exchange(), call.account());
        ArrayNode positions = Json.array(positions(call, flatToo), json::inAccount);
        return json.account().set("positions", positions);
    }

    private static JsonNode balance(Call call) {
        return Json.array().add(new AccountJson(call.now(), call.exchange(), call.account()).balance());
    }

    private static JsonNode risk(Call call, boolean flatToo) {
        AccountJson json = new AccountJson(call.now(), call.exchange(), call.account());
        return Json.array(positions(call, flatToo), flatToo ? json::olderRisk : json::risk);
    }

    /** Older versions tell of every symbol, newer ones of those that are held or have open orders. */
    private static List<Position> positions(Call call, boolean flatToo) {
        String only = call.parameters().find("symbol").isPresent() ? call.symbol() : "";
        List<PositionSide> sides =
                call.account().hedged() ? List.of(PositionSide.LONG, PositionSide.SHORT) : List.of(PositionSide.BOTH);
        List<Position> positions = new ArrayList<>();
        for (Market market : call.exchange().markets()) {
            String symbol = market.instrument().symbol();
            for (PositionSide side : sides) {
                Position position = call.account().position(symbol, side);
                boolean wanted = only.isEmpty() || only.equals(symbol);
                if (wanted && (flatToo || position.quantity().signum() != 0 || ordered(call, symbol))) {
                    positions.add(position);
                }
            }
        }
        return positions;
    }

    private static boolean ordered(Call call, String symbol) {
        return call.account().openOrders().stream()
                .anyMatch(order -> order.ticket().symbol().equals(symbol));
    }
}
