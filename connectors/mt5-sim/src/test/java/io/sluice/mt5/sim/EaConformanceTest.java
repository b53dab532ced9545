package io.sluice.mt5.sim;

import io.sluice.conformance.VenueConformance;
import io.sluice.conformance.VenueStage;
import io.sluice.connector.Venue;
import io.sluice.mt5.venue.Mt5Account;
import io.sluice.mt5.venue.Mt5Venue;
import io.sluice.value.Price;
import io.sluice.value.Quantity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

/** The cards, played against the compiled Expert Advisor. */
class EaConformanceTest extends VenueConformance {
    @TempDir
    private Path folder;

    @Override
    protected VenueStage stage() throws Exception {
        return new EaStage(new EaDesk(folder, "NETTING", Duration.ofMillis(200)));
    }

    private static final class EaStage implements VenueStage {
        private final EaDesk desk;
        private final Venue venue;

        private EaStage(EaDesk desk) {
            this.desk = desk;
            this.venue = new Mt5Venue(
                    desk.stand().gateway().terminals(),
                    List.of(new Mt5Account("main", EaDesk.LOGIN, null, null, Map.of(Trader.WIN, Stand.WIN))));
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

        @Override
        public void cutOff() {
            desk.proxy().accepting(false);
            desk.proxy().dropLinks();
        }

        @Override
        public void close() {
            try {
                desk.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
