package io.sluice.api.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sluice.api.push.Changes;
import io.sluice.schemas.Fill;
import io.sluice.schemas.Leg;
import io.sluice.schemas.Liquidity;
import io.sluice.schemas.OrderCommand;
import io.sluice.schemas.OrderCommandKind;
import io.sluice.schemas.OrderEvent;
import io.sluice.schemas.OrderEventKind;
import io.sluice.schemas.OrderState;
import io.sluice.schemas.OrderType;
import io.sluice.schemas.Side;
import io.sluice.schemas.TimeInForce;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ExecutionsTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final String BTC = "BINANCE:BTCUSDT";

    private final List<EndedOrder> metered = new ArrayList<>();
    private final LiveView view = new LiveView(new Changes("test"), (hop, taken) -> {}, metered::add);

    @Test
    @DisplayName(
            "O-TELEMETRY outcomes, fill ratio, slippage and the time of each stage are told by venue and instrument")
    void figures_of_orders_that_ended() {
        filledAt("A", "2", "100.5", 20, 30, 10).forEach(this::live);
        filledAt("B", "2", "99.9", 40, 50, 30).forEach(this::live);
        stop("C").forEach(this::live);

        assertThat(view.executions()).singleElement().satisfies(figures -> {
            assertThat(figures.venue() + " " + figures.instrument() + " " + figures.since())
                    .isEqualTo("binance BINANCE:BTCUSDT 2026-03-02T12:00:00Z");
            assertThat(figures.ends()).isEqualTo(Map.of(OrderState.FILLED, 2L, OrderState.CANCELLED, 1L));
            assertThat(figures.fillRatio()).contains(1.0);
            assertThat(figures.stages())
                    .isEqualTo(Map.of(
                            OrderStage.DECIDED_TO_SENT, new Quantiles(20, 40, 3),
                            OrderStage.SENT_TO_ACCEPTED, new Quantiles(30, 50, 3),
                            OrderStage.ACCEPTED_TO_EXECUTED, new Quantiles(10, 30, 2)));
            ExecutionFigures.Slippage slippage = figures.slippage().orElseThrow();
            assertThat(slippage.executions()).isEqualTo(2);
            assertThat(slippage.mean()).isEqualByComparingTo("0.2");
            assertThat(slippage.worst()).isEqualByComparingTo("0.5");
            assertThat(slippage.units()).isEqualByComparingTo("0.8");
            assertThat(slippage.meanFraction()).isCloseTo(0.8 / 400.8, within(1e-12));
        });
        assertThat(metered).extracting(order -> order.command().getOrderId()).containsExactly("A", "B", "C");
    }

    @Test
    @DisplayName(
            "O-TELEMETRY an entry of which a part was executed lowers the fill ratio; a stop that was never touched does not")
    void fill_ratio() {
        OrderCommand command = command("A", Leg.ENTRY, "4");
        live(command);
        live(event(command, 0, OrderEventKind.ACCEPT, OrderState.ACCEPTED, "0", 1));
        live(event(command, 1, OrderEventKind.PARTIAL_FILL, OrderState.PARTIALLY_FILLED, "1", 2));
        live(fill(command, "1", "100", null));
        assertThat(view.executions()).isEmpty();

        live(event(command, 2, OrderEventKind.CANCEL, OrderState.CANCELLED, "1", 3));
        stop("B").forEach(this::live);
        assertThat(view.executions()).singleElement().satisfies(figures -> {
            assertThat(figures.fillRatio()).contains(0.25);
            assertThat(figures.slippage()).isEmpty();
        });
    }

    @Test
    @DisplayName("O-TELEMETRY each order counts once, in whatever order its records come and however often")
    void any_order_of_records() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
        List<SpecificRecord> records = new ArrayList<>(filledAt("A", "2", "100.5", 20, 30, 10));
        records.addAll(filledAt("A", "2", "100.5", 20, 30, 10));
        for (int round = 0; round < 50; round++) {
            Collections.shuffle(records, random);
            LiveView shuffled = new LiveView(new Changes("test"), (hop, taken) -> {}, order -> {});
            records.forEach(each -> shuffled.apply(each, new LiveView.Arrival(0, Optional.of(1L))));
            assertThat(shuffled.executions()).singleElement().satisfies(figures -> {
                assertThat(figures.ends()).containsExactly(Map.entry(OrderState.FILLED, 1L));
                assertThat(figures.slippage().orElseThrow().mean()).isEqualByComparingTo("0.5");
            });
        }
    }

    @Test
    @DisplayName("O-TELEMETRY what ended before the start is in the figures, but is not counted anew by metrics")
    void history_is_not_metered() {
        filledAt("A", "2", "100.5", 20, 30, 10)
                .forEach(each -> view.apply(each, new LiveView.Arrival(0, Optional.empty())));

        assertThat(view.executions()).hasSize(1);
        assertThat(metered).isEmpty();
    }

    private void live(SpecificRecord each) {
        view.apply(each, new LiveView.Arrival(0, Optional.of(1L)));
    }

    private static List<SpecificRecord> filledAt(
            String id, String quantity, String price, int sent, int accepted, int executed) {
        OrderCommand command = command(id, Leg.ENTRY, quantity);
        return List.of(
                command,
                event(command, 0, OrderEventKind.CLAIM, OrderState.SUBMITTING, "0", sent),
                event(command, 1, OrderEventKind.ACCEPT, OrderState.ACCEPTED, "0", sent + accepted),
                event(command, 2, OrderEventKind.FILL, OrderState.FILLED, quantity, sent + accepted + executed),
                fill(command, quantity, price, new BigDecimal(price).subtract(new BigDecimal("100"))));
    }

    private static List<SpecificRecord> stop(String id) {
        OrderCommand command = command(id, Leg.STOP, "4");
        return List.of(
                command,
                event(command, 0, OrderEventKind.CLAIM, OrderState.SUBMITTING, "0", 10),
                event(command, 1, OrderEventKind.ACCEPT, OrderState.ACCEPTED, "0", 20),
                event(command, 2, OrderEventKind.CANCEL, OrderState.CANCELLED, "0", 9_000));
    }

    private static OrderCommand command(String id, Leg leg, String quantity) {
        return OrderCommand.newBuilder()
                .setId(id)
                .setKind(OrderCommandKind.PLACE)
                .setOrderId(id)
                .setClientOrderId("k" + id)
                .setAccount("main")
                .setVenue("binance")
                .setInstrument(BTC)
                .setDecisionId("decision")
                .setLeg(leg)
                .setRevision(0)
                .setSide(Side.BUY)
                .setType(leg == Leg.STOP ? OrderType.STOP_MARKET : OrderType.MARKET)
                .setQuantity(new BigDecimal(quantity))
                .setReduceOnly(false)
                .setTimeInForce(TimeInForce.GTC)
                .setTime(NOON)
                .build();
    }

    private static OrderEvent event(
            OrderCommand command, int sequence, OrderEventKind kind, OrderState state, String filled, int afterMillis) {
        return OrderEvent.newBuilder()
                .setId(command.getId() + sequence)
                .setOrderId(command.getOrderId())
                .setSequence(sequence)
                .setKind(kind)
                .setState(state)
                .setClientOrderId(command.getClientOrderId())
                .setAccount(command.getAccount())
                .setVenue(command.getVenue())
                .setInstrument(command.getInstrument())
                .setDecisionId(command.getDecisionId())
                .setLeg(command.getLeg())
                .setFilledQuantity(new BigDecimal(filled))
                .setRemainingQuantity(command.getQuantity().subtract(new BigDecimal(filled)))
                .setTime(NOON.plusMillis(afterMillis))
                .build();
    }

    private static Fill fill(OrderCommand command, String quantity, String price, @Nullable BigDecimal slippage) {
        return Fill.newBuilder()
                .setId("fill of " + command.getId())
                .setAccount(command.getAccount())
                .setVenue(command.getVenue())
                .setInstrument(command.getInstrument())
                .setOrderId(command.getOrderId())
                .setClientOrderId(command.getClientOrderId())
                .setDecisionId(command.getDecisionId())
                .setLeg(command.getLeg())
                .setVenueTradeId("1")
                .setSide(command.getSide())
                .setQuantity(new BigDecimal(quantity))
                .setPrice(new BigDecimal(price))
                .setFee(BigDecimal.ZERO)
                .setFeeCurrency("USDT")
                .setLiquidity(Liquidity.TAKER)
                .setSlippage(slippage)
                .setTime(NOON)
                .build();
    }
}
