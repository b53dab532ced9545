package io.sluice.dashboard.scene;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sluice.schemas.AccountSnapshot;
import io.sluice.schemas.Alert;
import io.sluice.schemas.AlertKind;
import io.sluice.schemas.BreakerState;
import io.sluice.schemas.Candle;
import io.sluice.schemas.Direction;
import io.sluice.schemas.Fill;
import io.sluice.schemas.Leg;
import io.sluice.schemas.OrderCommand;
import io.sluice.schemas.OrderState;
import io.sluice.schemas.Position;
import io.sluice.schemas.RiskDecision;
import io.sluice.schemas.Severity;
import io.sluice.schemas.Signal;
import io.sluice.schemas.TradingState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** An afternoon of an account: three positions, two refusals, one order that waits for a veto, a few alerts. */
public final class Scene {
    public static final String WAITING = "order-waiting";
    public static final String REFUSED = "decision-refused";

    private final Market market = new Market();
    private final List<Signal> signals = new CopyOnWriteArrayList<>();
    private final List<RiskDecision> decisions = new CopyOnWriteArrayList<>();
    private final List<ObjectNode> orders = new CopyOnWriteArrayList<>();
    private final List<Fill> fills = new CopyOnWriteArrayList<>();
    private final List<Position> positions = new CopyOnWriteArrayList<>();
    private final List<Alert> alerts = new CopyOnWriteArrayList<>();

    public Scene() {
        trade("btc-1", Market.FIRST, 190, Direction.LONG, "0.031", "breakout");
        trade("eth-1", "BINANCE:ETHUSDT", 214, Direction.SHORT, "0.82", "engulfing");
        trade("sol-1", "BINANCE:SOLUSDT", 268, Direction.LONG, "11.4", "confluence");
        RiskDecision refused = decide("refused", Market.FIRST, 246, Direction.LONG, "0.04", "R-CAPITAL");
        decide("correlated", "BINANCE:AVAXUSDT", 281, Direction.LONG, "30", "R-CORRELATION");
        RiskDecision waiting = decide("waiting", Market.FIRST, 298, Direction.SHORT, "0.028", null);
        waits(Trades.order(WAITING, waiting, Leg.ENTRY), Duration.ofSeconds(30));
        tell(
                "alert-signal",
                Severity.INFO,
                AlertKind.SIGNAL,
                "A-SIGNAL",
                "breakout says SHORT on BTCUSDT at 0.82",
                waiting.getCauseId(),
                298);
        tell(
                "alert-atr",
                Severity.WARNING,
                AlertKind.DATA_GAP,
                "M-COMPLETE",
                "COIN17USDT has had no candle for 3 minutes",
                "gap",
                284);
        tell(
                "alert-drift",
                Severity.CRITICAL,
                AlertKind.STOP_MISSING,
                "R-STOP",
                "SOLUSDT was without a stop for 2 s; it has been put back",
                "order-sol-1-stop",
                270);
        tell(
                "alert-refused",
                Severity.INFO,
                AlertKind.SIGNAL,
                "R-CAPITAL",
                "An entry in BTCUSDT was refused: free=812.4 required=1000",
                refused.getId(),
                246);
    }

    public Market market() {
        return market;
    }

    private RiskDecision decide(
            String name, String instrument, int minute, Direction direction, String quantity, String rejecting) {
        Candle candle = market.candles(instrument).get(minute);
        Signal signal = Trades.signal("signal-" + name, candle, direction, "breakout", 0.82);
        RiskDecision decision = Trades.decision("decision-" + name, signal, quantity, rejecting);
        signals.add(signal);
        decisions.add(decision);
        return decision;
    }

    private void trade(
            String name, String instrument, int minute, Direction direction, String quantity, String detector) {
        Signal signal =
                Trades.signal("signal-" + name, market.candles(instrument).get(minute), direction, detector, 0.78);
        RiskDecision decision = Trades.decision("decision-" + name, signal, quantity, null);
        OrderCommand entry = Trades.order("order-" + name, decision, Leg.ENTRY);
        OrderCommand stop = Trades.order("order-" + name + "-stop", decision, Leg.STOP);
        Fill fill = Trades.fill(
                "fill-" + name,
                entry,
                signal.getPrice() * 1.0001,
                signal.getTime().plusMillis(340));
        signals.add(signal);
        decisions.add(decision);
        orders.add(item(entry, OrderState.FILLED, fill));
        orders.add(item(stop, OrderState.ACCEPTED, null));
        fills.add(fill);
        positions.add(Ledger.position(decision, market.last(instrument), true, Market.NOW));
    }

    private static ObjectNode item(OrderCommand order, OrderState state, Fill fill) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.set("command", RecordNodes.of(order));
        node.put("state", state.name());
        node.put(
                "filledQuantity",
                fill == null ? "0" : RecordNodes.of(fill).get("quantity").asText());
        node.put(
                "averagePrice",
                fill == null ? null : RecordNodes.of(fill).get("price").asText());
        node.put("lastEventAt", RecordNodes.text(order.getTime()));
        return node;
    }

    /** An entry that a person may still stop. */
    public ObjectNode waits(OrderCommand order, Duration window) {
        ObjectNode node = item(order, OrderState.PENDING_VETO, null);
        node.putNull("command");
        node.put("orderId", order.getOrderId());
        node.put("account", order.getAccount());
        node.put("instrument", order.getInstrument());
        node.put("decisionId", order.getDecisionId());
        node.put("quantity", RecordNodes.of(order).get("quantity").asText());
        node.put("vetoDeadline", RecordNodes.text(Market.NOW.plus(window)));
        orders.add(node);
        return node;
    }

    private void tell(
            String id, Severity severity, AlertKind kind, String code, String text, String cause, int minute) {
        Instant time = market.candles(Market.FIRST).get(minute).getCloseTime();
        alerts.add(Ledger.alert(id, severity, kind, code, text, cause, time));
    }

    public AccountSnapshot account(Instant at) {
        return at.isBefore(Market.NOW)
                ? Ledger.account("10102.18", "-12.40", TradingState.ACTIVE, BreakerState.CLOSED, at)
                : Ledger.account("10152.64", "31.27", TradingState.ACTIVE, BreakerState.CLOSED, Market.NOW);
    }

    public AccountSnapshot halted() {
        return Ledger.account("10152.64", "31.27", TradingState.HALTED, BreakerState.CLOSED, Market.NOW);
    }

    /** Records of a list known at an instant, newest first, as the API lists them. */
    public Stream<ObjectNode> list(String name, Instant at) {
        Stream<ObjectNode> nodes = switch (name) {
            case "signals" -> signals.stream().map(RecordNodes::of);
            case "decisions" -> decisions.stream().map(RecordNodes::of);
            case "orders" -> orders.stream();
            case "fills" -> fills.stream().map(RecordNodes::of);
            case "positions" ->
                positions.stream()
                        .map(RecordNodes::of)
                        .filter(node -> !time(node, "openedAt").isAfter(at));
            case "alerts" -> alerts.stream().map(RecordNodes::of).map(Scene::unacknowledged);
            default -> Stream.of(RecordNodes.of(account(at)));
        };
        List<ObjectNode> known = nodes.filter(
                        node -> "positions".equals(name) || !timeOf(node).isAfter(at))
                .toList();
        return known.reversed().stream();
    }

    private static ObjectNode unacknowledged(ObjectNode alert) {
        alert.putNull("acknowledged");
        return alert.put("deliveries", 1);
    }

    private static Instant timeOf(ObjectNode node) {
        if (node.hasNonNull("command")) {
            return time((ObjectNode) node.get("command"), "time");
        }
        return time(node, node.has("lastEventAt") ? "lastEventAt" : "time");
    }

    private static Instant time(ObjectNode node, String field) {
        return Instant.parse(node.get(field).asText());
    }

    /** What is told of anything: signal, decision, order, fill of the first trade. */
    public List<Map<String, Object>> chapters() {
        Signal signal = signals.getFirst();
        return List.of(
                chapter(
                        signal.getTime(),
                        "signal",
                        "paper.signals",
                        "breakout said LONG",
                        "zScore 2.41, volume 1.8 times its mean",
                        RecordNodes.of(signal)),
                chapter(
                        signal.getTime(),
                        "decision",
                        "paper.risk-decisions",
                        "Approved",
                        "9 checks, none refused",
                        RecordNodes.of(decisions.getFirst())),
                chapter(signal.getTime(), "order", "paper.orders.paper", "Buy 0.031 at the market", "", (ObjectNode)
                        orders.getFirst().get("command")),
                chapter(
                        fills.getFirst().getTime(),
                        "fill",
                        "paper.fills",
                        "Filled",
                        "0.01 % worse than the price decided on",
                        RecordNodes.of(fills.getFirst())));
    }

    private static Map<String, Object> chapter(
            Instant time, String kind, String topic, String title, String text, ObjectNode record) {
        return Map.of(
                "time",
                RecordNodes.text(time),
                "kind",
                kind,
                "topic",
                topic,
                "title",
                title,
                "text",
                text,
                "record",
                record);
    }
}
