package io.sluice.binance.sim.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.binance.sim.exchange.Event.AccountChanged;
import io.sluice.binance.sim.exchange.Event.OrderChanged;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

@DisplayName("I1 I7 whatever is done to the exchange, its books agree with its trades")
class ExchangePropertyTest {
    private static final int SEEDS = 200;
    private static final int STEPS = 300;
    private static final Instrument BTC = Instrument.DEFAULTS.get(0);
    private static final ExchangeSettings SETTINGS = new ExchangeSettings(
            List.of(BTC),
            new Depth(3, new BigDecimal("0.4"), 1, false),
            new BigDecimal("0.0002"),
            new BigDecimal("0.0005"),
            new BigDecimal("100000"),
            20);

    @TestFactory
    Stream<DynamicTest> books_agree_with_trades() {
        return LongStream.range(0, SEEDS)
                .mapToObj(seed -> DynamicTest.dynamicTest("seed " + seed, () -> new Run(seed).check()));
    }

    @TestFactory
    Stream<DynamicTest> the_same_calls_give_the_same_happenings() {
        return LongStream.range(0, 5)
                .mapToObj(seed -> DynamicTest.dynamicTest(
                        "seed " + seed, () -> assertThat(new Run(seed).told()).isEqualTo(new Run(seed).told())));
    }

    /** A random life of an exchange with one account in either mode. */
    private static final class Run {
        private final long seed;
        private final Random random;
        private final List<Event> events = new ArrayList<>();
        private final Exchange exchange;
        private final Account account;
        private long now = 1_700_000_000_000L;
        private BigDecimal price = new BigDecimal("60000");

        Run(long seed) {
            this.seed = seed;
            random = new Random(seed);
            exchange = new Exchange(SETTINGS, List.of(Quote.at(BTC, price, new BigDecimal("0.5"))), events::add);
            account = exchange.account("main");
            if (seed % 3 == 0) {
                exchange.hedged(account, true);
            }
            for (int step = 0; step < STEPS; step++) {
                now += random.nextInt(2000);
                step();
            }
        }

        List<String> told() {
            return events.stream().map(Run::text).toList();
        }

        private static String text(Event event) {
            return switch (event) {
                case OrderChanged change -> change.order() + " " + change.execution() + " " + change.trade();
                case AccountChanged change -> change.walletBalance() + " " + change.positions();
                case Event.AlgoChanged change -> change.algo().toString();
                case Event.LeverageChanged change -> change.symbol() + change.leverage();
                case Event.MarketChanged change -> String.valueOf(change.at());
            };
        }

        private void step() {
            try {
                switch (random.nextInt(12)) {
                    case 0, 1, 2 -> exchange.place(now, account, ticket(OrderType.MARKET));
                    case 3, 4, 5 -> exchange.place(now, account, ticket(OrderType.LIMIT));
                    case 6 -> exchange.cancel(now, account, BTC.symbol(), new OrderKey(0, clientId()));
                    case 7 -> exchange.placeAlgo(now, account, algo());
                    case 8 -> amend();
                    case 9 -> exchange.pass(now);
                    default -> exchange.quote(now, Quote.at(BTC, move(), new BigDecimal("0.5")));
                }
            } catch (Refusal refused) {
                // Random orders are often refused; then nothing may have changed, which the check sees.
            }
        }

        private void amend() {
            OrderKey key = new OrderKey(0, clientId());
            exchange.amend(now, account, BTC.symbol(), key, near(), quantity());
        }

        private OrderTicket ticket(OrderType type) {
            boolean limit = type == OrderType.LIMIT;
            return new OrderTicket(
                    clientId(),
                    BTC.symbol(),
                    side(),
                    positionSide(),
                    type,
                    limit ? tif() : TimeInForce.GTC,
                    quantity(),
                    limit ? near() : null,
                    !account.hedged() && random.nextInt(4) == 0,
                    0,
                    type,
                    false);
        }

        private AlgoTicket algo() {
            boolean close = random.nextBoolean();
            return new AlgoTicket(
                    clientId(),
                    BTC.symbol(),
                    side(),
                    positionSide(),
                    OrderType.STOP_MARKET,
                    TimeInForce.GTC,
                    close ? null : quantity(),
                    null,
                    near(),
                    null,
                    null,
                    WorkingType.CONTRACT_PRICE,
                    false,
                    close,
                    false,
                    0);
        }

        private TimeInForce tif() {
            TimeInForce[] some = {TimeInForce.GTC, TimeInForce.GTC, TimeInForce.IOC, TimeInForce.FOK, TimeInForce.GTX};
            return some[random.nextInt(some.length)];
        }

        private Side side() {
            return random.nextBoolean() ? Side.BUY : Side.SELL;
        }

        private PositionSide positionSide() {
            if (!account.hedged()) {
                return PositionSide.BOTH;
            }
            return random.nextBoolean() ? PositionSide.LONG : PositionSide.SHORT;
        }

        /** Few names, so that they meet again. */
        private String clientId() {
            return "k" + random.nextInt(20);
        }

        private BigDecimal quantity() {
            return BigDecimal.valueOf(2 + random.nextInt(2000), 3);
        }

        private BigDecimal near() {
            return price.add(BigDecimal.valueOf(random.nextInt(101) - 50L, 1).multiply(BigDecimal.TEN));
        }

        private BigDecimal move() {
            price = price.add(BigDecimal.valueOf(random.nextInt(101) - 50L));
            return price;
        }

        void check() {
            String where = "seed " + seed;
            checkPositions(where);
            checkOrders(where);
            assertThat(account.wallet()).as(where).isEqualByComparingTo(earned());
            assertThat(account.openOrders().stream().map(order -> order.ticket().clientId()))
                    .as(where)
                    .doesNotHaveDuplicates();
            assertThat(account.trades().stream().map(Trade::id)).as(where).doesNotHaveDuplicates();
        }

        /** A position is the sum of its trades, and what may only reduce it never did anything else. */
        private void checkPositions(String where) {
            Map<PositionSide, BigDecimal> sums = new HashMap<>();
            for (Trade trade : account.trades()) {
                OrderTicket ticket = trade.order().ticket();
                BigDecimal before = sums.getOrDefault(ticket.positionSide(), BigDecimal.ZERO);
                BigDecimal after = before.add(ticket.side().signed(trade.quantity()));
                if (ticket.reduces()) {
                    assertThat(after.abs()).as(where).isLessThan(before.abs());
                    assertThat(after.signum() * before.signum()).as(where).isNotNegative();
                }
                sums.put(ticket.positionSide(), after);
            }
            for (Position position : account.positions()) {
                assertThat(position.quantity()).as(where).isEqualByComparingTo(sums.get(position.side()));
            }
        }

        /** An order has traded what its trades say, never more than it asked for, and every change was told. */
        private void checkOrders(String where) {
            Map<Long, BigDecimal> traded = new HashMap<>();
            Map<Long, Order> told = new HashMap<>();
            for (Event event : events) {
                if (event instanceof OrderChanged change) {
                    told.put(change.order().id(), change.order());
                    if (change.trade() != null) {
                        traded.merge(change.order().id(), change.trade().quantity(), BigDecimal::add);
                    }
                }
            }
            for (Order order : account.orders()) {
                BigDecimal sum = traded.getOrDefault(order.id(), BigDecimal.ZERO);
                assertThat(order.executed()).as(where).isEqualByComparingTo(sum);
                assertThat(order.executed()).as(where).isLessThanOrEqualTo(order.quantity());
                assertThat(order).as(where).isEqualTo(told.get(order.id()));
                assertThat(order.status() == OrderStatus.FILLED)
                        .as(where)
                        .isEqualTo(order.remaining().signum() == 0);
            }
        }

        private BigDecimal earned() {
            BigDecimal sum = SETTINGS.balance();
            for (Trade trade : account.trades()) {
                sum = sum.add(trade.realized()).subtract(trade.commission());
            }
            for (Event event : events) {
                if (event instanceof AccountChanged change) {
                    sum = sum.add(change.balanceChange());
                }
            }
            return sum;
        }
    }
}
