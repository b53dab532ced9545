package io.sluice.venue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.schemas.FundingPayment;
import io.sluice.schemas.id.Ids;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Candles close at 12:01, 12:02 and so on; an order meets the close of the last one, a spread and slippage of 1 worse. */
class FundingTest {
    private static final Instant NOON = Desk.START;

    @Test
    @DisplayName(
            "O-PAPER funding: long pays value held x rate when the rate is positive, at the settlement's own instant")
    void long_pays_when_the_rate_is_positive() {
        Desk desk = every("0.0001", 2);

        desk.candle("100 101 99 100")
                .place("buy", "BUY 3 MARKET")
                .candle("100 101 99 100.5")
                .candle("100 101 99 101");

        // 3 x 100.5 x 0.0001 at 12:02; the candles of 12:01 and 12:03 settle nothing.
        assertThat(desk.payments)
                .containsExactly(payment(Desk.ONE, "3", "100.5", "0.0001", "-0.03015", NOON.plusSeconds(120)));
    }

    @Test
    @DisplayName(
            "O-PAPER funding: short receives what long pays, and pays when the rate is negative; the point value counts")
    void short_receives_and_a_negative_rate_turns_it_round() {
        Desk desk = every("0.001", 2);
        desk.candle("100 101 99 100").place("sell", "SELL 3 MARKET").candle("100 101 99 100");
        Desk other = every("-0.001", 2);
        other.candle("100 101 99 100").place("sell", "SELL 3 MARKET").candle("100 101 99 100");

        assertThat(amounts(desk)).containsExactly("0.3");
        assertThat(amounts(other)).containsExactly("-0.3");
    }

    @Test
    @DisplayName(
            "O-PAPER funding: what a candle that closes at the instant has executed counts, what is ordered at its close does not")
    void the_holding_at_the_close_counts() {
        Desk desk = every("0.001", 2);
        desk.candle("100 101 99 100").place("buy", "BUY 3 MARKET").place("stop", "SELL 2 STOP_MARKET 98 reduceOnly");

        desk.candle("100 101 97 100").place("late", "BUY 5 MARKET");

        assertThat(amounts(desk)).containsExactly("-0.1");
    }

    @Test
    @DisplayName(
            "O-PAPER funding: an instant inside a gap is settled at the last close before it, on what was held before the next candle")
    void a_gap_is_settled_at_the_last_close() {
        Desk desk = new Desk(with(FundingSettings.recorded(
                Map.of(Desk.ONE, rates(Map.of("2026-03-02T12:01:30Z", "0.001", "2026-03-02T12:01:40Z", "0.002"))))));
        desk.candle("100 101 99 100").place("buy", "BUY 1 MARKET").place("stop", "SELL 1 STOP_MARKET 98 reduceOnly");

        desk.candle("110 111 97 100");

        assertThat(desk.payments)
                .containsExactly(
                        payment(Desk.ONE, "1", "100", "0.001", "-0.1", NOON.plusSeconds(90)),
                        payment(Desk.ONE, "1", "100", "0.002", "-0.2", NOON.plusSeconds(100)));
    }

    @Test
    @DisplayName("O-PAPER funding: recorded instants that jitter by milliseconds are settled at their second")
    void recorded_instants_jitter() {
        Desk desk = new Desk(with(FundingSettings.recorded(Map.of(
                Desk.ONE, rates(Map.of("2026-03-02T12:01:59.998Z", "0.001", "2026-03-02T12:03:00.013Z", "0.002"))))));
        desk.candle("100 101 99 100").place("buy", "BUY 1 MARKET");

        desk.candle("100 101 99 100").candle("100 101 99 100").candle("100 101 99 100");

        assertThat(desk.payments)
                .extracting(FundingPayment::getTime)
                .containsExactly(NOON.plusSeconds(120), NOON.plusSeconds(180));
    }

    @Test
    @DisplayName(
            "O-PAPER funding: an instrument with recorded rates pays at no other instants, others at the constant rate")
    void recorded_rates_take_the_place_of_the_constant_one() {
        TreeMap<String, FundingRates> recorded = new TreeMap<>();
        recorded.put(Desk.ONE, rates(Map.of("2026-03-02T12:03:00Z", "0.002")));
        FundingSettings funding = new FundingSettings(new BigDecimal("0.001"), Duration.ofMinutes(1), recorded);

        assertThat(funding.between(Desk.ONE, NOON, NOON.plusSeconds(240)))
                .containsExactly(new Settlement(NOON.plusSeconds(180), new BigDecimal("0.002")));
        assertThat(funding.between(Desk.MINI, NOON, NOON.plusSeconds(120)))
                .containsExactly(
                        new Settlement(NOON.plusSeconds(60), new BigDecimal("0.001")),
                        new Settlement(NOON.plusSeconds(120), new BigDecimal("0.001")));
    }

    @Test
    @DisplayName("O-PAPER funding: nothing held, a rate of zero and no funding tell nothing")
    void nothing_is_told_where_nothing_is_due() {
        Desk flat = every("0.001", 1);
        flat.candle("100 101 99 100").candle("100 101 99 100");
        Desk free =
                new Desk(with(FundingSettings.recorded(Map.of(Desk.ONE, rates(Map.of("2026-03-02T12:02:00Z", "0"))))));
        free.candle("100 101 99 100").place("buy", "BUY 1 MARKET").candle("100 101 99 100");

        assertThat(flat.payments).isEmpty();
        assertThat(free.payments).isEmpty();
    }

    @Test
    @DisplayName("O-PAPER funding: a venue restored between two candles settles each instant once")
    void a_restored_venue_settles_each_instant_once() {
        Desk desk = every("0.001", 1);
        desk.candle("100 101 99 100").place("buy", "BUY 1 MARKET").candle("100 101 99 100");
        Map<String, byte[]> slots = new HashMap<>();
        desk.state.writeChanges(new io.sluice.state.StateSlots() {
            @Override
            public void put(String slot, byte[] bytes) {
                slots.put(slot, bytes);
            }

            @Override
            public void remove(String slot) {
                slots.remove(slot);
            }
        });
        desk.state = new PaperState("main");
        slots.forEach(desk.state::restore);

        desk.candle("100 101 99 100");

        assertThat(desk.payments)
                .extracting(FundingPayment::getTime)
                .containsExactly(NOON.plusSeconds(120), NOON.plusSeconds(180));
    }

    @Test
    @DisplayName("O-PAPER funding: rates that cannot be are refused by name")
    void impossible_rates_are_refused() {
        assertThatThrownBy(() -> FundingSettings.constant(BigDecimal.ONE, Duration.ofHours(8)))
                .hasMessage("fundingRate must be between -1 and 1, is 1");
        assertThatThrownBy(() -> FundingSettings.constant(BigDecimal.ZERO, Duration.ofSeconds(90)))
                .hasMessage("the funding interval must be whole minutes from 1 to 10080, is PT1M30S");
        assertThatThrownBy(() -> rates(Map.of("2026-03-02T12:00:00Z", "-2")))
                .hasMessage("the funding rate of 2026-03-02T12:00:00Z must be between -1 and 1, is -2");
        assertThatThrownBy(() -> rates(Map.of("2026-03-02T12:00:00Z", "0.1", "2026-03-02T12:00:00.004Z", "0.1")))
                .hasMessage("there are two funding rates of 2026-03-02T12:00:00Z");
    }

    @Test
    @DisplayName("B-DATASET the text of funding settings is the same on any machine and tells other rates apart")
    void the_text_tells_rates_apart() {
        FundingSettings one = FundingSettings.recorded(Map.of("A:A", rates(Map.of("2026-03-02T12:00:00Z", "0.1"))));
        FundingSettings same = FundingSettings.recorded(Map.of("A:A", rates(Map.of("2026-03-02T12:00:00Z", "0.10"))));
        FundingSettings other = FundingSettings.recorded(Map.of("A:A", rates(Map.of("2026-03-02T12:00:00Z", "0.2"))));

        assertThat(one).isEqualTo(same).hasToString(same.toString()).hasSameHashCodeAs(same);
        assertThat(other.toString()).isNotEqualTo(one.toString());
    }

    private static Desk every(String rate, int minutes) {
        return new Desk(with(FundingSettings.constant(new BigDecimal(rate), Duration.ofMinutes(minutes))));
    }

    private static PaperSettings with(FundingSettings funding) {
        PaperSettings usual = Desk.SETTINGS;
        return new PaperSettings(
                usual.fillAt(),
                usual.spreadTicks(),
                usual.slippage(),
                usual.makerFee(),
                usual.takerFee(),
                usual.orderFee(),
                usual.participation(),
                usual.partialTakers(),
                funding,
                usual.latency(),
                usual.maxWorkingOrders());
    }

    private static FundingRates rates(Map<String, String> recorded) {
        TreeMap<Instant, BigDecimal> rates = new TreeMap<>();
        recorded.forEach((time, rate) -> rates.put(Instant.parse(time), new BigDecimal(rate)));
        return new FundingRates(rates);
    }

    private static List<String> amounts(Desk desk) {
        return desk.payments.stream()
                .map(payment -> payment.getAmount().stripTrailingZeros().toPlainString())
                .toList();
    }

    private static FundingPayment payment(
            String instrument, String quantity, String mark, String rate, String amount, Instant time) {
        return new FundingPayment(
                Ids.funding("paper", "main", instrument, time),
                "main",
                "paper",
                instrument,
                new BigDecimal(quantity),
                new BigDecimal(mark),
                new BigDecimal(rate),
                new BigDecimal(amount),
                "USD",
                time);
    }
}
