package io.sluice.replay.metrics;

import io.sluice.market.InstrumentDefinition;
import io.sluice.market.Session;
import io.sluice.schemas.Action;
import io.sluice.schemas.Fill;
import io.sluice.schemas.FundingPayment;
import io.sluice.schemas.Leg;
import io.sluice.schemas.Liquidity;
import io.sluice.schemas.Outcome;
import io.sluice.schemas.Pattern;
import io.sluice.schemas.RiskDecision;
import io.sluice.schemas.Side;
import io.sluice.schemas.TradeIntent;
import io.sluice.schemas.Verdict;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Fills and decisions as lines of a worksheet. */
public final class Fills {
    public static final String COINS = "TEST:BTCUSD";
    public static final String INDEX = "TEST:WIN";
    public static final Map<String, InstrumentDefinition> INSTRUMENTS =
            Map.of(COINS, definition(COINS, "1"), INDEX, definition(INDEX, "0.2"));

    private Fills() {}

    /** Time, instrument, decision, leg, side, quantity, price, fee, slippage ({@code -} where unknown). */
    public static List<Fill> of(String worksheet) {
        return worksheet.lines().map(line -> fill(line.trim().split(" +"))).toList();
    }

    private static Fill fill(String[] cell) {
        return Fill.newBuilder()
                .setId(String.join(":", cell))
                .setAccount("main")
                .setVenue("paper")
                .setInstrument(cell[1])
                .setOrderId(cell[2] + cell[3])
                .setClientOrderId(cell[2] + cell[3])
                .setDecisionId(cell[2])
                .setLeg(Leg.valueOf(cell[3]))
                .setVenueTradeId(cell[0])
                .setSide(Side.valueOf(cell[4]))
                .setQuantity(new BigDecimal(cell[5]))
                .setPrice(new BigDecimal(cell[6]))
                .setFee(new BigDecimal(cell[7]))
                .setFeeCurrency("USD")
                .setLiquidity(Liquidity.TAKER)
                .setSlippage(cell[8].equals("-") ? null : new BigDecimal(cell[8]))
                .setTime(Instant.parse(cell[0]))
                .build();
    }

    /** Instant, instrument, amount. */
    public static FundingPayment funding(String time, String instrument, String amount) {
        return FundingPayment.newBuilder()
                .setId(time)
                .setAccount("main")
                .setVenue("paper")
                .setInstrument(instrument)
                .setQuantity(BigDecimal.ONE)
                .setMarkPrice(BigDecimal.ONE)
                .setRate(BigDecimal.ZERO)
                .setAmount(new BigDecimal(amount))
                .setCurrency("USD")
                .setTime(Instant.parse(time))
                .build();
    }

    public static RiskDecision approved(String id, Pattern pattern) {
        return decision(id, pattern, true);
    }

    public static RiskDecision rejected(String id, String... codes) {
        RiskDecision decision = decision(id, Pattern.IMPULSE, false);
        List<Verdict> verdicts = Arrays.stream(codes)
                .map(code -> new Verdict(code, Outcome.REJECT, List.of(), null))
                .toList();
        return RiskDecision.newBuilder(decision).setVerdicts(verdicts).build();
    }

    private static RiskDecision decision(String id, Pattern pattern, boolean approved) {
        TradeIntent intent = TradeIntent.newBuilder()
                .setInstrument(COINS)
                .setAction(Action.OPEN_LONG)
                .setSide(Side.BUY)
                .setPattern(pattern)
                .setQuantity(BigDecimal.ONE)
                .setPrice(BigDecimal.ONE)
                .setNotional(BigDecimal.ONE)
                .setMargin(BigDecimal.ONE)
                .setStopRisk(BigDecimal.ONE)
                .setReduceOnly(false)
                .build();
        return RiskDecision.newBuilder()
                .setId(id)
                .setAccount("main")
                .setVenue("paper")
                .setCauseId("cause")
                .setTime(Instant.EPOCH)
                .setApproved(approved)
                .setIntent(intent)
                .setVerdicts(List.of(new Verdict("R-SYMBOLS", Outcome.PASS, List.of(), null)))
                .setConfigHash("hash")
                .build();
    }

    private static InstrumentDefinition definition(String id, String pointValue) {
        BigDecimal step = new BigDecimal("0.01");
        return new InstrumentDefinition(
                id,
                "USD",
                step,
                step,
                step,
                new BigDecimal("1000000"),
                BigDecimal.ZERO,
                new BigDecimal(pointValue),
                Session.ALWAYS);
    }
}
