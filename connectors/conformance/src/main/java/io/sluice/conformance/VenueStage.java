package io.sluice.conformance;

import io.sluice.connector.Venue;
import io.sluice.schemas.OrderType;
import io.sluice.schemas.Side;
import io.sluice.value.Price;
import io.sluice.value.Quantity;

/** What a connector's author sets up for the cards: a venue to play against, simulated or a test network, and its terms. */
public interface VenueStage extends AutoCloseable {

    /** The venue, ready for an account that may trade. */
    Venue venue();

    /** That account. */
    String account();

    /** An instrument that trades now, and whose market orders are executed at once. */
    String instrument();

    /** A quantity that the venue takes. */
    Quantity quantity();

    /** A price that it takes, at which an order to buy rests and is not executed. */
    Price restingPrice();

    /** A quantity that its rules refuse, for example half of a lot. */
    Quantity refusedQuantity();

    /** Cuts the venue off: nothing that is sent from now on arrives. */
    void cutOff();

    @Override
    void close();

    /** Side of the orders of the cards. */
    default Side side() {
        return Side.BUY;
    }

    /** Type of an order that rests. */
    default OrderType restingType() {
        return OrderType.LIMIT;
    }
}
