package io.sluice.binance.sim.exchange;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What happens by time alone: dates that orders are good till, countdowns, funding. */
final class Timers {
    static final long FUNDING_MILLIS = 8 * 3_600_000L;

    private record Countdown(Account account, String symbol, long at) {}

    private final World world;
    private final OrderDesk orders;
    private final AlgoDesk algos;
    private final Matcher matcher;
    private final Map<String, Countdown> countdowns = new TreeMap<>();
    private long nextFunding;

    Timers(World world, OrderDesk orders, AlgoDesk algos, Matcher matcher) {
        this.world = world;
        this.orders = orders;
        this.algos = algos;
        this.matcher = matcher;
    }

    /** Zero ends a countdown; anything else begins it anew. */
    void countdown(long now, Account account, String symbol, long millis) {
        world.market(symbol);
        String key = account.id() + ' ' + symbol;
        if (millis == 0) {
            countdowns.remove(key);
        } else {
            countdowns.put(key, new Countdown(account, symbol, now + millis));
        }
    }

    void pass(long now) {
        expire(now);
        for (Countdown countdown : List.copyOf(countdowns.values())) {
            if (countdown.at() <= now) {
                countdowns.remove(countdown.account().id() + ' ' + countdown.symbol());
                orders.cancelAll(now, countdown.account(), countdown.symbol());
            }
        }
        if (nextFunding == 0) {
            nextFunding = nextFundingAfter(now);
        }
        if (now >= nextFunding) {
            nextFunding = nextFundingAfter(now);
            world.markets().forEach(market -> fund(now, market));
        }
    }

    static long nextFundingAfter(long now) {
        return Math.floorDiv(now, FUNDING_MILLIS) * FUNDING_MILLIS + FUNDING_MILLIS;
    }

    private void expire(long now) {
        for (Account account : world.accounts()) {
            for (Order order : account.openOrders()) {
                long till = order.ticket().goodTillMillis();
                if (till > 0 && till <= now) {
                    matcher.expire(now, account, order);
                }
            }
            for (AlgoOrder algo : account.algos()) {
                long till = algo.ticket().goodTillMillis();
                if (algo.status() == AlgoStatus.NEW && till > 0 && till <= now) {
                    algos.expire(now, account, algo);
                }
            }
        }
    }

    /** Longs pay where the rate is above zero, shorts where it is below. */
    void fund(long now, Market market) {
        for (Account account : world.accounts()) {
            for (Position position : account.positions()) {
                if (position.symbol().equals(market.instrument().symbol())
                        && position.quantity().signum() != 0) {
                    pay(now, account, market, position);
                }
            }
        }
    }

    private void pay(long now, Account account, Market market, Position position) {
        BigDecimal fee = position.quantity()
                .multiply(market.quote().mark())
                .multiply(market.fundingRate())
                .setScale(8, RoundingMode.HALF_UP)
                .negate();
        account.pay(fee);
        world.tellAccount(now, account, "FUNDING_FEE", fee, List.of(position));
    }
}
