package io.sluice.mt5.sim;

import io.sluice.conformance.VenueStage;
import io.sluice.connector.Venue;
import io.sluice.mt5.venue.Mt5Account;
import io.sluice.mt5.venue.Mt5Venue;
import io.sluice.value.Price;
import io.sluice.value.Quantity;
import java.util.List;
import java.util.Map;

/** A stage for the cards: one terminal behind a gateway, whatever the terminal is. */
abstract class Mt5Stage implements VenueStage {
    private final Venue venue;

    Mt5Stage(Stand stand, long login) {
        this.venue = new Mt5Venue(
                stand.gateway().terminals(),
                List.of(new Mt5Account("main", login, null, null, Map.of(Trader.WIN, Stand.WIN))));
    }

    @Override
    public Venue venue() {
        return venue;
    }

    @Override
    public String account() {
        return "main";
    }

    @Override
    public String instrument() {
        return Trader.WIN;
    }

    @Override
    public Quantity quantity() {
        return Quantity.of("2");
    }

    @Override
    public Price restingPrice() {
        return Price.of("120000");
    }

    @Override
    public Quantity refusedQuantity() {
        return Quantity.of("0.5");
    }
}
