package io.sluice.mt5.sim;

import io.sluice.conformance.InVenueTable;
import io.sluice.conformance.VenueConformance;
import io.sluice.conformance.VenueStage;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** The cards, in a netting account. */
@InVenueTable("MetaTrader 5, netting")
class NettingConformanceTest extends VenueConformance {
    @TempDir
    private Path folder;

    @Override
    protected VenueStage stage() throws Exception {
        return Cards.in(folder, SimAccount.netting(7001));
    }
}
