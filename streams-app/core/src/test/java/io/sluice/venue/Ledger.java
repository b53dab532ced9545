package io.sluice.venue;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.order.OrderRecord;
import io.sluice.schemas.Fill;
import io.sluice.schemas.FundingPayment;
import io.sluice.schemas.Mark;
import io.sluice.schemas.OrderCommand;
import io.sluice.schemas.OrderCommandKind;
import io.sluice.schemas.OrderEvent;
import io.sluice.schemas.RejectReason;
import io.sluice.schemas.Side;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Keeps its own account of a session and holds every event and fill against it. */
final class Ledger implements PaperSink {
    private final int seed;
    private final Map<String, OrderCommand> commands = new HashMap<>();
    private final Map<String, OrderRecord> orders = new TreeMap<>();
    final Map<String, BigDecimal> filled = new TreeMap<>();
    private final Map<String, Fill> trades = new HashMap<>();
    BigDecimal position = BigDecimal.ZERO;
    private double bestToBuy;
    private double bestToSell;

    Ledger(int seed) {
        this.seed = seed;
    }

    void given(OrderCommand command) {
        if (command.getKind() == OrderCommandKind.PLACE) {
            commands.put(command.getOrderId(), command);
        }
    }

    void given(Mark candle) {
        bestToBuy = candle.getLow();
        bestToSell = candle.getHigh();
    }

    private OrderCommand placed(String orderId) {
        return Objects.requireNonNull(commands.get(orderId), orderId);
    }

    @Override
    public void orderEvent(OrderEvent event) {
        OrderRecord before = orders.computeIfAbsent(event.getOrderId(), id -> OrderRecord.of(placed(id)));
        OrderRecord after = before.after(event);
        orders.put(event.getOrderId(), after);
        assertThat(after.filled().value())
                .as("seed %d, %s", seed, event)
                .isEqualByComparingTo(filled.getOrDefault(event.getOrderId(), BigDecimal.ZERO))
                .isLessThanOrEqualTo(after.quantity().value());
    }

    @Override
    public void fill(Fill fill) {
        OrderCommand command = placed(fill.getOrderId());
        boolean buy = fill.getSide() == Side.BUY;
        assertThat(trades.put(fill.getId(), fill)).as("seed %d, %s", seed, fill).isNull();
        assertThat(fill.getQuantity()).as("seed %d, %s", seed, fill).isPositive();
        assertThat(fill.getPrice().remainder(new BigDecimal("0.5"))).isZero();
        BigDecimal price = fill.getPrice();
        assertThat(buy ? price.doubleValue() >= bestToBuy : price.doubleValue() <= bestToSell)
                .as("seed %d: no better than the candle allows: %s", seed, fill)
                .isTrue();
        if (command.getLimitPrice() != null) {
            int worse = price.compareTo(command.getLimitPrice()) * (buy ? 1 : -1);
            assertThat(worse)
                    .as("seed %d: no worse than its limit: %s", seed, fill)
                    .isNotPositive();
        }
        BigDecimal before = position;
        position = position.add(buy ? fill.getQuantity() : fill.getQuantity().negate());
        if (command.getReduceOnly()) {
            assertThat(position.abs())
                    .as("seed %d: reduces: %s", seed, fill)
                    .isEqualByComparingTo(before.abs().subtract(fill.getQuantity()));
        }
        filled.merge(fill.getOrderId(), fill.getQuantity(), BigDecimal::add);
    }

    @Override
    public void funding(FundingPayment payment) {
        BigDecimal owed = payment.getQuantity()
                .multiply(payment.getMarkPrice())
                .multiply(payment.getRate())
                .negate();
        assertThat(payment.getQuantity()).as("seed %d, %s", seed, payment).isEqualByComparingTo(position);
        assertThat(payment.getAmount()).as("seed %d, %s", seed, payment).isEqualByComparingTo(owed);
    }

    @Override
    public void rejected(RejectReason reason, String detail) {
        assertThat(reason).as("seed %d: %s", seed, detail).isEqualTo(RejectReason.ILLEGAL_TRANSITION);
    }

    void close(PaperState state) {
        long working =
                orders.values().stream().filter(order -> !order.isTerminal()).count();
        assertThat(state.workingOrders()).as("seed %d", seed).isEqualTo((int) working);
        assertThat(orders).as("seed %d", seed).containsOnlyKeys(commands.keySet());
        for (OrderRecord order : orders.values()) {
            if (order.placed().getReduceOnly() && !order.isTerminal()) {
                int useful = order.placed().getSide() == Side.BUY ? -1 : 1;
                assertThat(position.signum()).as("seed %d: %s", seed, order).isEqualTo(useful);
            }
        }
    }
}
