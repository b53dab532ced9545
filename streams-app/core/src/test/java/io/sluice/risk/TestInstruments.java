package io.sluice.risk;

import io.sluice.market.InstrumentDefinition;
import io.sluice.market.Session;
import java.math.BigDecimal;
import java.time.Duration;

/** Instruments to trade in tests. */
public final class TestInstruments {
    private TestInstruments() {}

    /** A tick of 1, a lot of 0.01, at most 100 of it, at least 10 USD, a point value of 1; it never closes. */
    public static InstrumentDefinition coin(String id) {
        return coin(id, Session.ALWAYS);
    }

    /** The same with hours. */
    public static InstrumentDefinition coin(String id, Session session) {
        return new InstrumentDefinition(
                id,
                "USD",
                BigDecimal.ONE,
                new BigDecimal("0.01"),
                new BigDecimal("0.01"),
                new BigDecimal("100"),
                BigDecimal.TEN,
                BigDecimal.ONE,
                session);
    }

    /** One with funding. */
    public static InstrumentDefinition perpetual(String id, Duration fundingEvery) {
        InstrumentDefinition coin = coin(id);
        return new InstrumentDefinition(
                id,
                coin.quoteCurrency(),
                coin.tickSize(),
                coin.lotStep(),
                coin.minQuantity(),
                coin.maxQuantity(),
                coin.minNotional(),
                coin.pointValue(),
                coin.session(),
                fundingEvery);
    }
}
