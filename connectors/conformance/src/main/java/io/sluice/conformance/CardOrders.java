package io.sluice.conformance;

import io.sluice.schemas.Leg;
import io.sluice.schemas.OrderCommand;
import io.sluice.schemas.OrderCommandKind;
import io.sluice.schemas.OrderType;
import io.sluice.schemas.TimeInForce;
import io.sluice.schemas.id.Ids;
import io.sluice.value.Price;
import io.sluice.value.Quantity;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The orders of the cards, each under an id of its own. */
final class CardOrders {
    private static final AtomicLong NUMBERS = new AtomicLong();

    private final VenueStage stage;

    CardOrders(VenueStage stage) {
        this.stage = stage;
    }

    OrderCommand market() {
        return order(stage.instrument(), OrderType.MARKET, stage.quantity(), null);
    }

    OrderCommand resting() {
        return order(stage.instrument(), stage.restingType(), stage.quantity(), stage.restingPrice());
    }

    OrderCommand refused() {
        return order(stage.instrument(), OrderType.MARKET, stage.refusedQuantity(), null);
    }

    OrderCommand elsewhere() {
        String nowhere = stage.instrument() + "NOWHERE";
        return order(nowhere, OrderType.MARKET, stage.quantity(), null);
    }

    private OrderCommand order(String instrument, OrderType type, Quantity quantity, @Nullable Price price) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        String id = Ids.of("order", "conformance", Long.toString(NUMBERS.incrementAndGet()), now.toString());
        return OrderCommand.newBuilder()
                .setId(id)
                .setKind(OrderCommandKind.PLACE)
                .setOrderId(id)
                .setClientOrderId(Ids.clientOrder(id))
                .setAccount(stage.account())
                .setVenue(stage.venue().name())
                .setInstrument(instrument)
                .setDecisionId("conformance")
                .setLeg(Leg.ENTRY)
                .setRevision(0)
                .setSide(stage.side())
                .setType(type)
                .setQuantity(quantity.value())
                .setLimitPrice(price == null ? null : price.value())
                .setReduceOnly(false)
                .setTimeInForce(TimeInForce.GTC)
                .setTime(now)
                .build();
    }
}
