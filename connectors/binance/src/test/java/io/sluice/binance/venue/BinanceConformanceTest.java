package io.sluice.binance.venue;

import io.sluice.binance.sim.SimulatedVenue;
import io.sluice.conformance.InVenueTable;
import io.sluice.conformance.VenueConformance;
import io.sluice.conformance.VenueStage;
import io.sluice.connector.Venue;
import io.sluice.value.Price;
import io.sluice.value.Quantity;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** The cards that every venue passes, played against the simulated venue. */
@InVenueTable("Binance USD-M, one-way")
class BinanceConformanceTest extends VenueConformance {
    @TempDir
    private Path folder;

    @Override
    protected VenueStage stage() throws Exception {
        SimulatedVenue sim = Desk.sim(folder);
        Venue venue = Desk.venue(sim, Desk.oneWay());
        return new VenueStage() {
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
                return "BINANCE:BTCUSDT";
            }

            @Override
            public Quantity quantity() {
                return Quantity.of("0.500");
            }

            @Override
            public Price restingPrice() {
                return Price.of("59000");
            }

            @Override
            public Quantity refusedQuantity() {
                return Quantity.of("0.0005");
            }

            @Override
            public void cutOff() {
                sim.close();
            }

            @Override
            public void close() {
                sim.close();
            }
        };
    }
}
