package io.sluice.mt5.sim;

import java.nio.file.Path;

/** The same as the compiled Expert Advisor hears it from its shim. */
class ClosedByEaServerTest extends ClosedByServer {
    private EaDesk desk;
    private Trader trader;

    @Override
    protected Trader open(Path place) throws Exception {
        desk = new EaDesk(place, "HEDGING", Stand.HEARTBEAT);
        trader = new Trader(desk.stand(), EaDesk.LOGIN);
        return trader;
    }

    @Override
    protected void quote(String bid, String ask) {
        desk.ea().command("quote EURUSD " + bid + " " + ask);
    }

    @Override
    protected void stopOut() {
        desk.ea().command("stopout EURUSD");
    }

    @Override
    protected void shut() throws Exception {
        // Without a compiler nothing was opened.
        if (desk != null) {
            trader.close();
            desk.close();
        }
    }
}
