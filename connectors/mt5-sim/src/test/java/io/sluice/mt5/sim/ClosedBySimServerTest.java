package io.sluice.mt5.sim;

import java.nio.file.Path;

class ClosedBySimServerTest extends ClosedByServer {
    private static final long LOGIN = 8001;

    private Stand stand;
    private TradeServer server;
    private Trader trader;

    @Override
    protected Trader open(Path place) throws Exception {
        stand = Stand.in(place);
        server = stand.server(SimAccount.hedging(LOGIN));
        stand.terminal(server);
        trader = new Trader(stand, LOGIN);
        return trader;
    }

    @Override
    protected void quote(String bid, String ask) {
        server.quote("EURUSD", bid, ask);
    }

    @Override
    protected void stopOut() {
        server.stopOut("EURUSD");
    }

    @Override
    protected void shut() throws Exception {
        trader.close();
        stand.close();
    }
}
