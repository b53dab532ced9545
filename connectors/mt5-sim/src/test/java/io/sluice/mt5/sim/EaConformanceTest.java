package io.sluice.mt5.sim;

import io.sluice.conformance.VenueConformance;
import io.sluice.conformance.VenueStage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;

/** The cards, played against the compiled Expert Advisor. */
class EaConformanceTest extends VenueConformance {
    @TempDir
    private Path folder;

    @Override
    protected VenueStage stage() throws Exception {
        return new EaStage(new EaDesk(folder, "NETTING", Duration.ofMillis(200)));
    }

    private static final class EaStage extends Mt5Stage {
        private final EaDesk desk;

        private EaStage(EaDesk desk) {
            super(desk.stand(), EaDesk.LOGIN);
            this.desk = desk;
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
