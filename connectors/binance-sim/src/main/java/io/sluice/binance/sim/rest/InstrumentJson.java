package io.sluice.binance.sim.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sluice.binance.sim.exchange.Instrument;
import io.sluice.binance.sim.exchange.OrderType;
import io.sluice.binance.sim.exchange.Range;
import io.sluice.binance.sim.exchange.TimeInForce;

/** How the contracts and their filters look in the exchange's information. */
final class InstrumentJson {
    private static final long ONBOARDED = 1_569_398_400_000L;
    private static final long DELIVERY = 4_133_404_800_000L;

    private InstrumentJson() {}

    static ObjectNode instrument(Instrument instrument) {
        ObjectNode json = Json.object()
                .put("symbol", instrument.symbol())
                .put("pair", instrument.symbol())
                .put("contractType", "PERPETUAL")
                .put("deliveryDate", DELIVERY)
                .put("onboardDate", ONBOARDED)
                .put("status", "TRADING")
                .put("maintMarginPercent", "2.5000")
                .put("requiredMarginPercent", "5.0000")
                .put("baseAsset", instrument.baseAsset())
                .put("quoteAsset", Instrument.QUOTE_ASSET)
                .put("marginAsset", Instrument.QUOTE_ASSET)
                .put("pricePrecision", instrument.price().precision())
                .put("quantityPrecision", instrument.lot().precision())
                .put("baseAssetPrecision", 8)
                .put("quotePrecision", 8)
                .put("underlyingType", "COIN")
                .put("triggerProtect", "0.0500")
                .put("liquidationFee", "0.012500")
                .put("marketTakeBound", "0.05")
                .put("maxMoveOrderLimit", 10000);
        json.set("underlyingSubType", Json.array().add("PoW"));
        json.set("filters", filters(instrument));
        json.set("orderTypes", types());
        json.set("timeInForce", times());
        return json;
    }

    private static ArrayNode types() {
        ArrayNode types = Json.array();
        for (OrderType type : OrderType.values()) {
            types.add(type.name());
        }
        return types;
    }

    private static ArrayNode times() {
        ArrayNode times = Json.array();
        for (TimeInForce time : TimeInForce.values()) {
            if (time != TimeInForce.GTE_GTC) {
                times.add(time.name());
            }
        }
        return times;
    }

    private static ArrayNode filters(Instrument instrument) {
        Range price = instrument.price();
        return Json.array()
                .add(Json.object()
                        .put("filterType", "PRICE_FILTER")
                        .put("minPrice", price.min().toPlainString())
                        .put("maxPrice", price.max().toPlainString())
                        .put("tickSize", price.step().toPlainString()))
                .add(lot("LOT_SIZE", instrument.lot()))
                .add(lot("MARKET_LOT_SIZE", instrument.marketLot()))
                .add(Json.object().put("filterType", "MAX_NUM_ORDERS").put("limit", instrument.maxOrders()))
                .add(Json.object().put("filterType", "MAX_NUM_ALGO_ORDERS").put("limit", instrument.maxAlgoOrders()))
                .add(Json.object()
                        .put("filterType", "MIN_NOTIONAL")
                        .put("notional", instrument.minNotional().toPlainString()))
                .add(Json.object()
                        .put("filterType", "PERCENT_PRICE")
                        .put("multiplierUp", instrument.percentUp().toPlainString())
                        .put("multiplierDown", instrument.percentDown().toPlainString())
                        .put("multiplierDecimal", "4"));
    }

    private static ObjectNode lot(String name, Range range) {
        return Json.object()
                .put("filterType", name)
                .put("minQty", range.min().toPlainString())
                .put("maxQty", range.max().toPlainString())
                .put("stepSize", range.step().toPlainString());
    }
}
