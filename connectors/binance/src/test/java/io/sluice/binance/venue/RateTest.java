package io.sluice.binance.venue;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.binance.Orders;
import io.sluice.binance.http.BudgetLimits;
import io.sluice.connector.RequestBudget.Use;
import io.sluice.order.call.Answer;
import io.sluice.schemas.OrderCommand;
import io.sluice.schemas.Side;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RateTest {
    private static final int ORDERS = 330;
    /** As many as the order fold sends at once. */
    private static final int IN_FLIGHT = 16;

    @Test
    @DisplayName(
            "O-RATE at the venue's own limit a burst of 330 orders meets not one 429: 300 go at once, the rest when there is room")
    void keeps_within_the_venues_own_limit(@TempDir Path folder) throws Exception {
        AccountSettings settings = Desk.oneWay().withLimits(BudgetLimits.VENUE_OWN);
        try (Desk desk = Desk.open(Desk.sim(folder), settings);
                ExecutorService workers = Executors.newFixedThreadPool(IN_FLIGHT)) {
            List<Future<Answer>> answers = new ArrayList<>();
            for (int i = 0; i < ORDERS; i++) {
                OrderCommand order = Orders.market("rate" + i, i % 2 == 0 ? Side.BUY : Side.SELL, "0.100");
                answers.add(workers.submit(() -> whenThereIsRoom(desk, order)));
            }
            for (Future<Answer> answer : answers) {
                assertThat(answer.get()).isInstanceOf(Answer.Accepted.class);
            }
            assertThat(desk.sim.ledger().orders()).hasSize(ORDERS);
        }
    }

    private static Answer whenThereIsRoom(Desk desk, OrderCommand order) throws InterruptedException {
        for (Duration wait = desk.session.budget().take(Use.ENTRY);
                !wait.isZero();
                wait = desk.session.budget().take(Use.ENTRY)) {
            Thread.sleep(wait);
        }
        return desk.place(order, Duration.ofSeconds(30));
    }
}
