package io.sluice.binance.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.binance.http.BudgetLimits.OrderLimit;
import io.sluice.connector.RequestBudget.Use;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class BudgetTest {
    private long now = Duration.ofHours(5).toNanos();

    private final AddressBudget address = new AddressBudget(BudgetLimits.HOUSE_WEIGHT, () -> now);

    private AccountBudget account(BudgetLimits limits) {
        return new AccountBudget(address, limits, () -> now);
    }

    private void pass(Duration duration) {
        now += duration.toNanos();
    }

    private static int takeAll(AccountBudget budget, Use use) {
        int taken = 0;
        while (taken < 10_000 && budget.take(use).isZero()) {
            taken++;
        }
        return taken;
    }

    @Test
    @DisplayName("O-RATE at most 5 orders in any second, the sixth when the first is a second old")
    void allows_five_orders_a_second() {
        AccountBudget budget = account(BudgetLimits.HOUSE);
        List<Duration> waits = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            waits.add(budget.take(Use.ENTRY));
            pass(Duration.ofMillis(100));
        }

        assertThat(waits.subList(0, 5)).containsOnly(Duration.ZERO);
        assertThat(waits.get(5)).isEqualTo(Duration.ofMillis(500));
        pass(Duration.ofMillis(400));
        assertThat(takeAll(budget, Use.ENTRY)).isEqualTo(1);
    }

    @Test
    @DisplayName("O-RATE 5 orders a second are sustained for ten minutes")
    void sustains_five_orders_a_second() {
        AccountBudget budget = account(BudgetLimits.HOUSE);
        int taken = 0;
        for (int i = 0; i < 600; i++) {
            taken += takeAll(budget, Use.ENTRY);
            pass(Duration.ofSeconds(1));
        }
        assertThat(taken).isEqualTo(3_000);
    }

    @Test
    @DisplayName("O-RATE at the venue's own limit 300 orders in 10 s, and never more than it allows in any window")
    void reaches_the_venues_own_limit() {
        AccountBudget budget = account(BudgetLimits.VENUE_OWN);
        List<Long> placed = new ArrayList<>();
        for (int i = 0; i < 12_000; i++) {
            for (int n = takeAll(budget, Use.ENTRY); n > 0; n--) {
                placed.add(now);
            }
            pass(Duration.ofMillis(10));
        }
        assertThat(mostIn(placed, Duration.ofSeconds(10))).isEqualTo(300);
        assertThat(mostIn(placed, Duration.ofMinutes(1))).isEqualTo(1_200);
        assertThat(placed).hasSize(2_400);
    }

    private static int mostIn(List<Long> times, Duration window) {
        int most = 0;
        int first = 0;
        for (int last = 0; last < times.size(); last++) {
            while (times.get(last) - times.get(first) >= window.toNanos()) {
                first++;
            }
            most = Math.max(most, last - first + 1);
        }
        return most;
    }

    @Test
    @DisplayName("O-RATE never above 1,200 weight a minute; questions leave a fifth of it to orders")
    void keeps_weight_for_orders() {
        AccountBudget budget = account(BudgetLimits.VENUE_OWN);

        assertThat(takeAll(budget, Use.QUERY) * AccountBudget.QUERY_WEIGHT).isEqualTo(960);
        assertThat(takeAll(budget, Use.REDUCE)).isEqualTo(240);
        assertThat(budget.take(Use.REDUCE)).isPositive();
    }

    @Test
    @DisplayName("O-RATE what others behind the address use is ours no more")
    void counts_what_the_header_says() {
        address.observe(950);
        assertThat(address.take(Use.QUERY, 11)).isEqualTo(Duration.ofMillis(60_250));
        assertThat(address.take(Use.QUERY, 10)).isZero();

        address.observe(955);
        assertThat(address.take(Use.ENTRY, 240))
                .as("a header that is behind takes nothing back")
                .isZero();
        assertThat(address.take(Use.ENTRY, 1)).isPositive();
    }

    @Test
    @DisplayName("O-RATE the venue's own limit narrows the house's, and never widens it")
    void stays_below_the_venues_limit() {
        address.narrow(2_400);
        assertThat(address.take(Use.ENTRY, 1_200)).isZero();
        pass(Duration.ofMinutes(2));
        address.narrow(600);
        assertThat(address.take(Use.ENTRY, 601)).isPositive();
        assertThat(address.take(Use.ENTRY, 600)).isZero();
    }

    @Test
    @DisplayName("O-RATE after 429 or 418 no account behind the address sends anything until the time is over")
    void stops_every_account() {
        AccountBudget one = account(BudgetLimits.HOUSE);
        AccountBudget other = account(BudgetLimits.HOUSE);
        address.stop(Duration.ofMinutes(2));
        address.stop(Duration.ofSeconds(3));

        assertThat(List.of(one.take(Use.REDUCE), other.take(Use.ENTRY), other.take(Use.QUERY)))
                .containsOnly(Duration.ofMinutes(2));
        pass(Duration.ofMinutes(2));
        assertThat(List.of(one.take(Use.REDUCE), other.take(Use.ENTRY), other.take(Use.QUERY)))
                .containsOnly(Duration.ZERO);
    }

    @Test
    @DisplayName("O-RATE an order that reduces and found no room has the next place")
    void leaves_the_next_place_to_what_reduces() {
        AccountBudget budget = account(BudgetLimits.HOUSE);
        takeAll(budget, Use.ENTRY);
        Duration wait = budget.take(Use.REDUCE);
        assertThat(wait).isEqualTo(Duration.ofSeconds(1));

        pass(wait);
        assertThat(takeAll(budget, Use.ENTRY)).as("entries leave one place").isEqualTo(4);
        assertThat(budget.take(Use.REDUCE)).isZero();
    }

    @Test
    @DisplayName("O-RATE a place that nobody comes back for is given away after two seconds")
    void gives_a_kept_place_away() {
        AccountBudget budget = account(BudgetLimits.HOUSE);
        takeAll(budget, Use.ENTRY);
        pass(budget.take(Use.REDUCE).plusSeconds(2));
        assertThat(takeAll(budget, Use.ENTRY)).isEqualTo(5);
    }

    @Test
    @DisplayName("O-RATE orders that others place for the account count, from the order-count header")
    void counts_orders_of_others() {
        AccountBudget budget = account(BudgetLimits.VENUE_OWN);
        budget.observe(Duration.ofSeconds(10), 299);
        assertThat(takeAll(budget, Use.ENTRY)).isEqualTo(1);
    }

    @Test
    @DisplayName("O-RATE limits the venue has told hold beside the house's")
    void obeys_limits_that_the_venue_told() {
        AccountBudget budget = account(BudgetLimits.HOUSE);
        budget.narrow(List.of(new OrderLimit(3, Duration.ofSeconds(10))));
        assertThat(takeAll(budget, Use.ENTRY)).isEqualTo(3);
    }
}
