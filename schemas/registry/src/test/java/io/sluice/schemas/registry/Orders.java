package io.sluice.schemas.registry;

import io.sluice.schemas.registry.fixture.Order;
import io.sluice.schemas.registry.fixture.Side;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** An order to send around. */
final class Orders {
    /** The order below as JSON. */
    static final String JSON = "{\"orderId\":\"O-1\",\"side\":\"SELL\",\"price\":67890.123456789,"
            + "\"decidedAt\":\"2024-02-29T12:34:56.789012Z\",\"mark\":67891.5,\"reason\":null,"
            + "\"causes\":[\"S-1\",\"D-1\"]}";

    private Orders() {}

    static Order order() {
        return Order.newBuilder()
                .setOrderId("O-1")
                .setSide(Side.SELL)
                .setPrice(new BigDecimal("67890.123456789").setScale(18))
                .setDecidedAt(Instant.parse("2024-02-29T12:34:56.789012Z"))
                .setMark(67_891.5)
                .setCauses(List.of("S-1", "D-1"))
                .build();
    }
}
