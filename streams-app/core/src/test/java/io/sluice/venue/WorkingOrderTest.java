package io.sluice.venue;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.order.OrderRecord;
import io.sluice.schemas.Leg;
import io.sluice.schemas.OrderCommand;
import io.sluice.schemas.OrderCommandKind;
import io.sluice.schemas.OrderType;
import io.sluice.schemas.Side;
import io.sluice.schemas.TimeInForce;
import io.sluice.value.Price;
import java.math.BigDecimal;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class WorkingOrderTest {
    private static final OrderType[] TYPES = {OrderType.STOP_MARKET, OrderType.TAKE_PROFIT, OrderType.LIMIT};

    @Test
    @DisplayName("O-PAPER a candle passes an order by only where its exact low and high do not reach the order's level")
    void passes_by_only_what_it_does_not_reach() {
        long seed = 7;
        Random random = new Random(seed);
        int passed = 0;
        for (int i = 0; i < 100_000; i++) {
            // More decimals than exact prices have, and levels next to them: where doubles and decimals could differ.
            double price = random.nextDouble(0.1, 1) / Math.pow(10, random.nextInt(16));
            double apart = random.nextInt(-2, 3) / Math.pow(10, random.nextInt(1, 17));
            Price level = Price.of(price * (1 + apart));
            Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
            OrderType type = TYPES[random.nextInt(TYPES.length)];
            WorkingOrder order = order(side, type, level, false);
            if (!order.mayMeet(bar(price))) {
                passed++;
                Price exact = Price.of(price);
                boolean reached = order.waitsForFall() ? !exact.isAbove(level) : !exact.isBelow(level);
                assertThat(reached)
                        .as("seed %d, %s %s %s at %s", seed, side, type, level, price)
                        .isFalse();
            }
        }
        assertThat(passed).as("candles that pass").isGreaterThan(10_000);
    }

    @Test
    @DisplayName("O-PAPER what executes at once is never passed by")
    void never_passes_by_what_executes_at_once() {
        assertThat(order(Side.BUY, OrderType.MARKET, null, false).mayMeet(bar(100)))
                .isTrue();
        assertThat(order(Side.BUY, OrderType.LIMIT, Price.of("1"), true).mayMeet(bar(100)))
                .isTrue();
        assertThat(order(Side.BUY, OrderType.LIMIT, Price.of("1"), false).mayMeet(bar(100)))
                .isFalse();
        assertThat(order(Side.SELL, OrderType.STOP_MARKET, Price.of("1"), false)
                        .touched()
                        .mayMeet(bar(100)))
                .isTrue();
    }

    private static Bar bar(double price) {
        return new Bar(price, price, price, price, 1, null, Desk.START);
    }

    private static WorkingOrder order(Side side, OrderType type, @Nullable Price level, boolean arriving) {
        BigDecimal value = level == null ? null : level.value();
        OrderCommand placed = new OrderCommand(
                "O",
                OrderCommandKind.PLACE,
                "O",
                "kO",
                "main",
                "paper",
                Desk.ONE,
                "D",
                null,
                Leg.EXIT,
                0,
                side,
                type,
                BigDecimal.ONE,
                type == OrderType.LIMIT ? value : null,
                type == OrderType.LIMIT ? null : value,
                false,
                TimeInForce.GTC,
                Desk.START,
                null,
                null,
                null,
                null,
                null,
                null);
        return new WorkingOrder(OrderRecord.of(placed), 1, Desk.START, arriving, false, 0, Price.of("1"));
    }
}
