package io.sluice.schemas.serde;

import io.sluice.schemas.serde.fixture.Side;
import io.sluice.schemas.serde.fixture.Trade;
import io.sluice.schemas.serde.fixture.Venue;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Records to read and write. */
final class Trades {
    private Trades() {}

    static Trade trade() {
        return trade(7);
    }

    static Trade trade(long sequence) {
        return Trade.newBuilder()
                .setTradeId("T-" + sequence)
                .setAccount("main")
                .setInstrument("BITSTAMP:BTCUSD")
                .setSide(Side.BUY)
                .setPrice(decimal("67890.123456789"))
                .setQuantity(decimal("0.25"))
                .setFee(decimal("-1.5"))
                .setTradedAt(Instant.parse("2024-02-29T12:34:56.789012Z"))
                .setReceivedAt(Instant.parse("2024-02-29T12:34:56.800000Z"))
                .setMark(67_891.5)
                .setSequence(sequence)
                .setLeg(1)
                .setMaker(true)
                .setProfit(null)
                .setCauses(List.of("C1", "C2"))
                .setFigures(Map.of("atr", 12.5))
                .setVenue(new Venue("BITSTAMP", "spot"))
                .build();
    }

    static BigDecimal decimal(String text) {
        return new BigDecimal(text).setScale(18);
    }
}
