package io.sluice.mt5.sim;

import io.sluice.conformance.InVenueTable;
import io.sluice.conformance.VenueConformance;
import io.sluice.conformance.VenueStage;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** The cards, played against the compiled Expert Advisor in a hedging account. */
@InVenueTable("MetaTrader 5, Expert Advisor, hedging")
class EaHedgingConformanceTest extends VenueConformance {
    @TempDir
    private Path folder;

    @Override
    protected VenueStage stage() throws Exception {
        return EaStage.in(folder, "HEDGING");
    }
}
