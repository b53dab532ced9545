package io.sluice.mt5.sim;

import io.sluice.mt5.frame.Frame;
import java.math.BigDecimal;

/**
 * A symbol of the simulated trade server; units as in the protocol's {@code symbol}.
 *
 * @param filling bits: 1 FOK, 2 IOC, 4 BOC
 * @param execution REQUEST, INSTANT, MARKET or EXCHANGE
 * @param tradeMode DISABLED, LONG_ONLY, SHORT_ONLY, CLOSE_ONLY or FULL
 * @param sessions trading sessions as in the protocol
 */
public record SimSymbol(
        String name,
        String currency,
        int digits,
        BigDecimal tickSize,
        BigDecimal tickValue,
        BigDecimal contract,
        BigDecimal volumeMin,
        BigDecimal volumeMax,
        BigDecimal volumeStep,
        int filling,
        String execution,
        String tradeMode,
        long stopsLevel,
        String sessions) {
    /** Every day, around the clock. */
    public static final String ALWAYS =
            "0 00:00-24:00;1 00:00-24:00;2 00:00-24:00;3 00:00-24:00;4 00:00-24:00;" + "5 00:00-24:00;6 00:00-24:00";

    /** B3's mini-index: tick 5 points, R$ 0.20 a point and contract. */
    public static SimSymbol miniIndex(String name) {
        return new SimSymbol(
                name,
                "BRL",
                0,
                new BigDecimal("5"),
                new BigDecimal("1.00"),
                BigDecimal.ONE,
                BigDecimal.ONE,
                new BigDecimal("500"),
                BigDecimal.ONE,
                3,
                "EXCHANGE",
                "FULL",
                0,
                ALWAYS);
    }

    /** Euro against dollar, lots of 100,000. */
    public static SimSymbol euroDollar() {
        return new SimSymbol(
                "EURUSD",
                "USD",
                5,
                new BigDecimal("0.00001"),
                new BigDecimal("1.00"),
                new BigDecimal("100000"),
                new BigDecimal("0.01"),
                new BigDecimal("100"),
                new BigDecimal("0.01"),
                1,
                "MARKET",
                "FULL",
                0,
                ALWAYS);
    }

    public SimSymbol withTradeMode(String mode) {
        return new SimSymbol(
                name,
                currency,
                digits,
                tickSize,
                tickValue,
                contract,
                volumeMin,
                volumeMax,
                volumeStep,
                filling,
                execution,
                mode,
                stopsLevel,
                sessions);
    }

    public SimSymbol withSessions(String other) {
        return new SimSymbol(
                name,
                currency,
                digits,
                tickSize,
                tickValue,
                contract,
                volumeMin,
                volumeMax,
                volumeStep,
                filling,
                execution,
                tradeMode,
                stopsLevel,
                other);
    }

    BigDecimal point() {
        return BigDecimal.ONE.movePointLeft(digits);
    }

    Frame.Builder frame() {
        return Frame.of("symbol")
                .put("symbol", name)
                .put("description", name)
                .put("base", currency)
                .put("profit", currency)
                .put("margin", currency)
                .put("digits", digits)
                .put("point", point())
                .put("tickSize", tickSize)
                .put("tickValue", tickValue)
                .put("contract", contract)
                .put("volumeMin", volumeMin)
                .put("volumeMax", volumeMax)
                .put("volumeStep", volumeStep)
                .put("volumeLimit", BigDecimal.ZERO)
                .put("filling", filling)
                .put("orders", 127)
                .put("execution", execution)
                .put("tradeMode", tradeMode)
                .put("stopsLevel", stopsLevel)
                .put("freezeLevel", 0)
                .put("expiry", 0)
                .put("sessions", sessions);
    }
}
