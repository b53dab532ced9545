package io.sluice.local.parity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sluice.replay.metrics.ClosedTrade;
import io.sluice.value.Money;
import java.math.BigDecimal;

/** What would have been, for programs; money and quantities as text with all their digits. */
final class WhatIfJson {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private WhatIfJson() {}

    static JsonNode of(WhatIf whatIf) {
        ObjectNode json = MAPPER.createObjectNode()
                .put("account", whatIf.account())
                .put("currency", whatIf.currency())
                .put("answeredBy", "paper")
                .put("sameDecisions", whatIf.same());
        ArrayNode decisions = json.putArray("decisions");
        whatIf.decisions().forEach(each -> decisions.add(decision(each)));
        json.put("recordedTrades", whatIf.recordedTrades()).put("replayedTrades", whatIf.replayedTrades());
        ArrayNode trades = json.putArray("trades");
        whatIf.trades().forEach(each -> trades.add(trade(each)));
        return json.put("recordedNet", text(whatIf.recordedNet()))
                .put("replayedNet", text(whatIf.replayedNet()))
                .put("profitChange", text(whatIf.profitChange()));
    }

    static ObjectNode decision(WhatIf.DecisionChange change) {
        Decided shown = change.shown();
        ObjectNode json = MAPPER.createObjectNode()
                .put("change", change.kind().name())
                .put("id", shown.id())
                .put("time", shown.time().toString())
                .put("instrument", shown.instrument())
                .put("action", shown.action());
        json.set("recorded", side(change.recorded()));
        json.set("replayed", side(change.replayed()));
        return json;
    }

    private static JsonNode side(Decided decided) {
        if (decided == null) {
            return MAPPER.nullNode();
        }
        ObjectNode json =
                MAPPER.createObjectNode().put("approved", decided.approved()).put("quantity", text(decided.quantity()));
        decided.codes().forEach(json.putArray("codes")::add);
        return json;
    }

    private static JsonNode trade(WhatIf.TradeChange change) {
        ClosedTrade shown = change.shown();
        ObjectNode json = MAPPER.createObjectNode()
                .put("change", change.kind().name())
                .put("decisionId", shown.decisionId())
                .put("instrument", shown.instrument())
                .put("direction", shown.direction().name());
        json.set("recorded", side(change.recorded()));
        json.set("replayed", side(change.replayed()));
        return json;
    }

    private static JsonNode side(ClosedTrade trade) {
        if (trade == null) {
            return MAPPER.nullNode();
        }
        return MAPPER.createObjectNode()
                .put("quantity", text(trade.quantity().value()))
                .put("entryTime", trade.entryTime().toString())
                .put("exitTime", trade.exitTime().toString())
                .put("net", text(trade.net()));
    }

    private static String text(Money money) {
        return text(money.value());
    }

    private static String text(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}
