package io.sluice.local.parity;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.market.InstrumentDefinition;
import io.sluice.market.Session;
import io.sluice.schemas.Action;
import io.sluice.schemas.Fill;
import io.sluice.schemas.Leg;
import io.sluice.schemas.Liquidity;
import io.sluice.schemas.Outcome;
import io.sluice.schemas.RiskDecision;
import io.sluice.schemas.Side;
import io.sluice.schemas.TradeIntent;
import io.sluice.schemas.Verdict;
import io.sluice.value.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class WhatIfComparisonTest {
    private static final String COIN = "TEST:COIN";
    private static final Instant NOON = Instant.parse("2024-01-01T12:00:00Z");
    private static final Instant END = NOON.plusSeconds(3_600);
    private static final Map<String, InstrumentDefinition> INSTRUMENTS = Map.of(COIN, definition());

    private final AccountStory recorded = story();
    private final AccountStory replayed = story();

    @Test
    @DisplayName(
            "B-WHATIF each way in which a decision can change is told, in order of time, and what is the same is counted")
    void each_change_of_a_decision_is_told() {
        List.of(
                        decision("same", 1, "2.0"),
                        decision("no", 2, "2", "R-SIZE"),
                        decision("rejected", 3, "2"),
                        decision("approved", 4, "0", "R-CONFIDENCE"),
                        decision("resized", 5, "2"),
                        decision("otherwise", 6, "0", "R-CONFIDENCE"),
                        decision("gone", 7, "2"))
                .forEach(recorded::decision);
        List.of(
                        decision("same", 1, "2"),
                        decision("no", 2, "3", "R-SIZE"),
                        decision("rejected", 3, "2", "R-DAILY", "R-SIZE"),
                        decision("approved", 4, "1"),
                        decision("resized", 5, "1.5"),
                        decision("otherwise", 6, "0", "R-DAILY"),
                        decision("new", 0, "2"))
                .forEach(replayed::decision);

        WhatIf whatIf = WhatIf.of("alpha", "USD", recorded.before(END), replayed.before(END));

        assertThat(whatIf.same()).isEqualTo(2);
        assertThat(WhatIfText.of(whatIf))
                .containsExactly(
                        "alpha: net profit 0.00 USD as recorded, 0.00 replayed: +0.00",
                        "  2 decisions are the same, 1 rejected, 1 approved, 1 resized, 1 rejected otherwise, 1 gone, 1 new",
                        "    2024-01-01T12:00:00Z TEST:COIN new OPEN_LONG: nothing -> approved 2",
                        "    2024-01-01T12:03:00Z TEST:COIN rejected OPEN_LONG: approved 2 -> rejected by R-DAILY R-SIZE",
                        "    2024-01-01T12:04:00Z TEST:COIN approved OPEN_LONG: rejected by R-CONFIDENCE -> approved 1",
                        "    2024-01-01T12:05:00Z TEST:COIN resized OPEN_LONG: approved 2 -> approved 1.5",
                        "    2024-01-01T12:06:00Z TEST:COIN rejected otherwise OPEN_LONG: rejected by R-CONFIDENCE ->"
                                + " rejected by R-DAILY",
                        "    2024-01-01T12:07:00Z TEST:COIN gone OPEN_LONG: approved 2 -> nothing",
                        "  0 trades ended as recorded, 0 replayed");
    }

    @Test
    @DisplayName("B-WHATIF trades are the same by what opened them, belong to where they end, and give the profit")
    void trades_are_compared_by_what_opened_them() {
        trade(recorded, "early", -90, -10, "100", "999");
        trade(recorded, "same", -10, 1, "100", "101");
        trade(recorded, "changed", 2, 3, "100", "90");
        trade(recorded, "gone", 4, 5, "100", "103.5");
        trade(recorded, "late", 6, 60, "100", "999");
        trade(replayed, "same", -10, 1, "100", "101");
        trade(replayed, "changed", 2, 3, "100", "95");
        trade(replayed, "new", 4, 6, "100", "97");

        WhatIf whatIf = WhatIf.of("alpha", "USD", recorded.before(END), replayed.before(END));

        assertThat(WhatIfText.of(whatIf))
                .containsExactly(
                        "alpha: net profit -7.00 USD as recorded, -8.50 replayed: -1.50",
                        "  0 decisions are the same",
                        "  3 trades ended as recorded, 3 replayed",
                        "    2024-01-01T12:03:00Z TEST:COIN changed LONG: -10.50 -> -5.50",
                        "    2024-01-01T12:05:00Z TEST:COIN gone LONG: 3.00 -> nothing",
                        "    2024-01-01T12:06:00Z TEST:COIN new LONG: nothing -> -3.50");
        assertThat(whatIf.profitChange()).isEqualTo(Money.of("-1.5"));
    }

    @Test
    @DisplayName("B-WHATIF what lies outside the range is not compared, the first instant is, the last is not")
    void only_the_range_is_compared() {
        for (int minute : new int[] {-1, 0, 59, 60}) {
            recorded.decision(decision("at " + minute, minute, "1"));
        }

        assertThat(recorded.before(END).decisions().keySet()).containsExactly("at 0", "at 59");
    }

    /** An hour from noon. */
    private static AccountStory story() {
        return new AccountStory("USD", INSTRUMENTS, NOON, decided -> {});
    }

    private static Instant minute(int minute) {
        return NOON.plusSeconds(60L * minute);
    }

    private static RiskDecision decision(String id, int minute, String quantity, String... codes) {
        TradeIntent intent = TradeIntent.newBuilder()
                .setInstrument(COIN)
                .setAction(Action.OPEN_LONG)
                .setSide(Side.BUY)
                .setQuantity(new BigDecimal(quantity))
                .setPrice(BigDecimal.ONE)
                .setNotional(BigDecimal.ONE)
                .setMargin(BigDecimal.ONE)
                .setStopRisk(BigDecimal.ONE)
                .setReduceOnly(false)
                .build();
        List<Verdict> verdicts = Arrays.stream(codes)
                .map(code -> new Verdict(code, Outcome.REJECT, List.of(), null))
                .toList();
        return RiskDecision.newBuilder()
                .setId(id)
                .setAccount("alpha")
                .setVenue("paper")
                .setCauseId("cause")
                .setTime(minute(minute))
                .setApproved(codes.length == 0)
                .setIntent(intent)
                .setVerdicts(verdicts)
                .setConfigHash("hash")
                .build();
    }

    /** One coin, bought and sold; the fee is half a dollar. */
    private static void trade(
            AccountStory story, String decision, int opens, int closes, String paid, String received) {
        story.fill(fill(decision, opens, Side.BUY, Leg.ENTRY, paid, "0.5"));
        story.fill(fill(decision, closes, Side.SELL, Leg.EXIT, received, "0"));
    }

    private static Fill fill(String decision, int minute, Side side, Leg leg, String price, String fee) {
        String id = decision + side;
        return Fill.newBuilder()
                .setId(id)
                .setAccount("alpha")
                .setVenue("paper")
                .setInstrument(COIN)
                .setOrderId(id)
                .setClientOrderId(id)
                .setDecisionId(decision)
                .setLeg(leg)
                .setVenueTradeId(id)
                .setSide(side)
                .setQuantity(BigDecimal.ONE)
                .setPrice(new BigDecimal(price))
                .setFee(new BigDecimal(fee))
                .setFeeCurrency("USD")
                .setLiquidity(Liquidity.TAKER)
                .setTime(minute(minute))
                .build();
    }

    private static InstrumentDefinition definition() {
        BigDecimal step = new BigDecimal("0.01");
        return new InstrumentDefinition(
                COIN, "USD", step, step, step, BigDecimal.TEN, BigDecimal.ZERO, BigDecimal.ONE, Session.ALWAYS);
    }
}
