package io.sluice.binance.venue;

import io.sluice.binance.stream.StreamSink;
import io.sluice.binance.user.UserMessage;
import io.sluice.binance.user.UserMessages;
import io.sluice.connector.ReportListener;
import io.sluice.order.call.VenueOrder;
import io.sluice.order.call.VenueReport;
import io.sluice.order.call.VenueTrade;
import io.sluice.value.Quantity;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns the account's stream into reports. Frames come one at a time. */
final class UserReports implements StreamSink {
    private static final Logger LOG = LoggerFactory.getLogger(UserReports.class);

    private final ReportListener listener;
    private final OrderNames names;
    private final InstantSource wall;
    private final Consumer<String> cut;
    private final CountDownLatch connected = new CountDownLatch(1);
    private final Map<UserMessage.Place, Quantity> held = new HashMap<>();
    private boolean gap;

    /** @param cut drops the connection, with a reason */
    UserReports(ReportListener listener, OrderNames names, InstantSource wall, Consumer<String> cut) {
        this.listener = listener;
        this.names = names;
        this.wall = wall;
        this.cut = cut;
    }

    /** Counted down when the stream is open for the first time. */
    CountDownLatch connected() {
        return connected;
    }

    @Override
    public void frame(String text) {
        switch (UserMessages.frame(text)) {
            case UserMessage.OrderUpdate update -> order(update);
            case UserMessage.AlgoUpdate update -> algo(update);
            case UserMessage.AccountUpdate update -> account(update);
            case UserMessage.KeyExpired expired -> cut.accept("the listen key has expired");
            case UserMessage.Other other -> LOG.debug("of no use: {}", other.event());
            case UserMessage.Unreadable unreadable -> missed("a message could not be read: " + unreadable.reason());
        }
    }

    private void order(UserMessage.OrderUpdate update) {
        VenueOrder order = named(update.order());
        names.learn(order);
        if (order.reason() != null) {
            LOG.warn(
                    "the exchange itself made order {} in {}: {}",
                    order.venueOrderId(),
                    order.instrument(),
                    order.reason());
        }
        listener.report(new VenueReport.OrderChanged(order));
        order.trades().forEach(trade -> listener.report(new VenueReport.Traded(trade)));
    }

    /** The order that a conditional one has become is told under the conditional one's name. */
    private VenueOrder named(VenueOrder order) {
        String name = names.of(order.instrument(), order.venueOrderId());
        if (name == null || name.equals(order.clientOrderId())) {
            return order;
        }
        return OrderAnswers.as(
                order,
                name,
                order.venueOrderId(),
                order.trades().stream().map(trade -> named(trade, name)).toList());
    }

    private static VenueTrade named(VenueTrade trade, String name) {
        return new VenueTrade(
                trade.tradeId(),
                name,
                trade.venueOrderId(),
                trade.instrument(),
                trade.side(),
                trade.quantity(),
                trade.price(),
                trade.fee(),
                trade.feeCurrency(),
                trade.liquidity(),
                trade.time());
    }

    private void algo(UserMessage.AlgoUpdate update) {
        VenueOrder order = update.order();
        names.learn(order);
        if (update.actualOrderId() != null) {
            names.became(order.instrument(), update.actualOrderId(), order.clientOrderId());
        }
        listener.report(new VenueReport.OrderChanged(order));
    }

    private void account(UserMessage.AccountUpdate update) {
        update.balances()
                .forEach((currency, balance) ->
                        listener.report(new VenueReport.BalanceChanged(currency, balance, update.time())));
        held.putAll(update.positions());
        update.positions().keySet().stream()
                .map(UserMessage.Place::instrument)
                .distinct()
                .forEach(instrument ->
                        listener.report(new VenueReport.PositionChanged(instrument, net(instrument), update.time())));
    }

    private Quantity net(String instrument) {
        return held.entrySet().stream()
                .filter(each -> each.getKey().instrument().equals(instrument))
                .map(Map.Entry::getValue)
                .reduce(Quantity.ZERO, Quantity::plus);
    }

    /** What was missed is found by asking, for which a gap that has closed is the sign. */
    private void missed(String reason) {
        LOG.warn("{}", reason);
        listener.report(new VenueReport.Gap(reason, wall.instant()));
        listener.report(new VenueReport.Resumed(wall.instant()));
    }

    @Override
    public void interrupted(String reason) {
        gap = true;
        listener.report(new VenueReport.Gap(reason, wall.instant()));
    }

    @Override
    public void flowing() {
        if (gap) {
            gap = false;
            listener.report(new VenueReport.Resumed(wall.instant()));
        }
        connected.countDown();
    }
}
