package io.sluice.local.up;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.schemas.Leg;
import io.sluice.schemas.OrderCommand;
import io.sluice.schemas.OrderCommandKind;
import io.sluice.schemas.OrderType;
import io.sluice.schemas.Side;
import io.sluice.schemas.TimeInForce;
import io.sluice.schemas.catalogue.Topic;
import io.sluice.schemas.catalogue.Topics;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RunTotalsTest {
    private static final Instant TIME = Instant.parse("2013-11-25T00:43:00Z");
    private static final RunTotals.Latency NONE = new RunTotals.Latency(0, 0);

    private final RunTotals totals = new RunTotals(Topics.CANDLES_1M);

    @Test
    @DisplayName("X-UP counts what lies on each topic; candles are those that come in, not those made of them")
    void counts_each_topic() {
        List<Topic<?>> seen = List.of(
                Topics.CANDLES_1M,
                Topics.CANDLES_1M,
                Topics.CANDLES_5M,
                Topics.SIGNALS,
                Topics.SIGNALS_SUPPRESSED,
                Topics.RISK_DECISIONS,
                Topics.ORDERS_PAPER,
                Topics.FILLS,
                Topics.DEAD_LETTERS);
        seen.forEach(totals::seen);

        assertThat(totals.summary()).isEqualTo(new RunTotals.Summary(2, 1, 1, 1, 0, 0, 1, 1, NONE));
    }

    @Test
    @DisplayName("X-UP orders are commands to place one; cancels are none")
    void orders_are_commands_to_place_one() {
        totals.ordered(order(OrderCommandKind.PLACE, Leg.STOP));
        totals.ordered(order(OrderCommandKind.CANCEL, Leg.STOP));

        assertThat(totals.summary().orders()).isEqualTo(1);
    }

    @Test
    @DisplayName("X-UP a latency is that of the candle that made the order: a stop follows a fill, and gives none")
    void only_orders_of_a_candle_are_timed() {
        totals.sending(new Step(TIME, List.of(), false));
        totals.ordered(order(OrderCommandKind.PLACE, Leg.STOP));
        totals.ordered(order(OrderCommandKind.CANCEL, Leg.ENTRY));
        assertThat(totals.firstOrderNanos()).isZero();
        assertThat(totals.summary().latencyMs()).isEqualTo(NONE);

        totals.ordered(order(OrderCommandKind.PLACE, Leg.ENTRY));
        assertThat(totals.firstOrderNanos()).isNotZero();
    }

    @Test
    @DisplayName("X-UP an order of an earlier run, whose candle was not sent in this one, is counted but not timed")
    void orders_of_candles_that_were_not_sent_are_not_timed() {
        totals.ordered(order(OrderCommandKind.PLACE, Leg.ENTRY));

        assertThat(totals.summary().orders()).isEqualTo(1);
        assertThat(totals.firstOrderNanos()).isZero();
    }

    private static OrderCommand order(OrderCommandKind kind, Leg leg) {
        return OrderCommand.newBuilder()
                .setId("id")
                .setKind(kind)
                .setOrderId("order")
                .setClientOrderId("client")
                .setAccount("paper-1")
                .setVenue("paper")
                .setInstrument("BITSTAMP:BTCUSD")
                .setDecisionId("decision")
                .setLeg(leg)
                .setRevision(0)
                .setSide(Side.BUY)
                .setType(OrderType.MARKET)
                .setQuantity(new BigDecimal("1.000000000000000000"))
                .setReduceOnly(false)
                .setTimeInForce(TimeInForce.GTC)
                .setTime(TIME)
                .build();
    }
}
