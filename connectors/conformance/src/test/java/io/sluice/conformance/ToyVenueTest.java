package io.sluice.conformance;

import io.sluice.connector.Venue;
import io.sluice.value.Price;
import io.sluice.value.Quantity;

/** The cards, played against the toy: so a connector's author sees what to write, and the cards are seen to pass. */
class ToyVenueTest extends VenueConformance {
    @Override
    protected VenueStage stage() {
        return new Stage();
    }

    private static final class Stage implements VenueStage {
        private final ToyVenue venue = new ToyVenue();

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
            return ToyVenue.INSTRUMENT;
        }

        @Override
        public Quantity quantity() {
            return Quantity.of("3");
        }

        @Override
        public Price restingPrice() {
            return Price.of("50");
        }

        @Override
        public Quantity refusedQuantity() {
            return Quantity.of("0.5");
        }

        @Override
        public void cutOff() {
            venue.cut();
        }

        @Override
        public void close() {}
    }
}
