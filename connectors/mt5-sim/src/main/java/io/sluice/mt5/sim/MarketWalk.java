package io.sluice.mt5.sim;

import java.math.BigDecimal;
import java.util.SplittableRandom;

/** Moves a symbol's price at random, a tick up or down at a time; the same seed moves it alike. Never below 100 ticks. */
public final class MarketWalk {
    private static final BigDecimal FLOOR_TICKS = BigDecimal.valueOf(100);

    private final TradeServer server;
    private final SimSymbol symbol;
    private final SplittableRandom random;
    private BigDecimal bid;

    /** @param start first bid, a multiple of the symbol's tick */
    public MarketWalk(TradeServer server, SimSymbol symbol, BigDecimal start, long seed) {
        this.server = server;
        this.symbol = symbol;
        this.random = new SplittableRandom(seed);
        this.bid = start;
    }

    /** One quote more; the spread is one tick. */
    public void step() {
        BigDecimal moved = bid.add(symbol.tickSize().multiply(BigDecimal.valueOf(random.nextInt(3) - 1)));
        bid = moved.max(symbol.tickSize().multiply(FLOOR_TICKS));
        server.quote(symbol.name(), bid, bid.add(symbol.tickSize()), server.now());
    }
}
