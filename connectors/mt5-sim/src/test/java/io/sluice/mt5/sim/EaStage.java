package io.sluice.mt5.sim;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** A stage for the cards: the compiled Expert Advisor behind a gateway. */
final class EaStage extends Mt5Stage {
    private final EaDesk desk;

    private EaStage(EaDesk desk) {
        super(desk.stand(), EaDesk.LOGIN);
        this.desk = desk;
    }

    /** @param mode how the account keeps positions, as the protocol names it */
    static EaStage in(Path folder, String mode) throws Exception {
        return new EaStage(new EaDesk(folder, mode, Stand.HEARTBEAT));
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
