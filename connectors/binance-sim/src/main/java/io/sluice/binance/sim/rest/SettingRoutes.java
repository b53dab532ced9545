package io.sluice.binance.sim.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.binance.sim.exchange.Market;
import io.sluice.binance.sim.exchange.RefusalCode;
import java.util.List;

/** What an account can set, and what it pays. */
final class SettingRoutes {
    private static final String MAX_NOTIONAL = "100000000";

    private SettingRoutes() {}

    static List<Endpoint> all() {
        return List.of(
                Endpoint.signed("GET", "/fapi/v1/positionSide/dual", 30, SettingRoutes::hedged),
                Endpoint.signed("POST", "/fapi/v1/positionSide/dual", 1, SettingRoutes::setHedged),
                Endpoint.signed("POST", "/fapi/v1/leverage", 1, SettingRoutes::leverage),
                Endpoint.signed("POST", "/fapi/v1/marginType", 1, SettingRoutes::marginType),
                Endpoint.signed("GET", "/fapi/v1/multiAssetsMargin", 30, SettingRoutes::multiAssets),
                Endpoint.signed("GET", "/fapi/v1/commissionRate", 20, SettingRoutes::commission),
                Endpoint.signed("GET", "/fapi/v1/accountConfig", 5, SettingRoutes::account),
                Endpoint.signed("GET", "/fapi/v1/symbolConfig", 5, SettingRoutes::symbols),
                Endpoint.signed("GET", "/fapi/v1/leverageBracket", 1, SettingRoutes::brackets));
    }

    private static JsonNode hedged(Call call) {
        return Json.object().put("dualSidePosition", call.account().hedged());
    }

    private static JsonNode setHedged(Call call) {
        call.parameters().text("dualSidePosition");
        call.exchange().hedged(call.account(), call.parameters().flag("dualSidePosition"));
        return Json.done("success");
    }

    private static JsonNode leverage(Call call) {
        int times = (int) call.parameters().number("leverage");
        String symbol = call.symbol();
        call.exchange().leverage(call.now(), call.account(), symbol, times);
        return Json.object()
                .put("leverage", times)
                .put("maxNotionalValue", MAX_NOTIONAL)
                .put("symbol", symbol);
    }

    private static JsonNode marginType(Call call) {
        String type = call.parameters().text("marginType");
        if (!type.equals("ISOLATED") && !type.equals("CROSSED")) {
            throw RefusalCode.MANDATORY_PARAMETER.with("marginType");
        }
        call.exchange().isolated(call.account(), call.symbol(), type.equals("ISOLATED"));
        return Json.done("success");
    }

    private static JsonNode multiAssets(Call call) {
        return Json.object().put("multiAssetsMargin", false);
    }

    private static JsonNode commission(Call call) {
        return Json.object()
                .put("symbol", call.symbol())
                .put(
                        "makerCommissionRate",
                        call.exchange().settings().makerRate().toPlainString())
                .put(
                        "takerCommissionRate",
                        call.exchange().settings().takerRate().toPlainString())
                .put("rpiCommissionRate", "0.000050");
    }

    private static JsonNode account(Call call) {
        return Json.object()
                .put("feeTier", 0)
                .put("canTrade", true)
                .put("canDeposit", true)
                .put("canWithdraw", false)
                .put("dualSidePosition", call.account().hedged())
                .put("updateTime", 0)
                .put("multiAssetsMargin", false)
                .put("tradeGroupId", -1);
    }

    private static JsonNode symbols(Call call) {
        return Json.array(markets(call), (Market market) -> {
            String symbol = market.instrument().symbol();
            return Json.object()
                    .put("symbol", symbol)
                    .put("marginType", call.account().isolated(symbol) ? "ISOLATED" : "CROSSED")
                    .put("isAutoAddMargin", false)
                    .put("leverage", call.account().leverage(symbol))
                    .put("maxNotionalValue", MAX_NOTIONAL);
        });
    }

    private static JsonNode brackets(Call call) {
        return Json.array(markets(call), (Market market) -> {
            JsonNode bracket = Json.object()
                    .put("bracket", 1)
                    .put("initialLeverage", 125)
                    .put("notionalCap", 100_000_000)
                    .put("notionalFloor", 0)
                    .put("maintMarginRatio", 0.004)
                    .put("cum", 0.0);
            return Json.object()
                    .put("symbol", market.instrument().symbol())
                    .put("notionalCoef", 1.0)
                    .set("brackets", Json.array().add(bracket));
        });
    }

    private static List<Market> markets(Call call) {
        return call.parameters().find("symbol").isPresent()
                ? List.of(call.exchange().market(call.symbol()))
                : List.copyOf(call.exchange().markets());
    }
}
