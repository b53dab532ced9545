package io.sluice.mt5.sim;

import io.sluice.mt5.frame.Frame;
import io.sluice.mt5.sim.Market.Quote;
import io.sluice.mt5.sim.Mishaps.Mishap;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One account at a simulated trade server with its market. It lives on when terminals die. Everything that really happens
 * goes to the {@link TruthLedger}, whatever the {@link Mishaps} make it say. Thread-safe.
 */
public final class TradeServer {
    /** Hears transactions, quotes and closed bars while it is there. */
    interface Audience {
        void hear(Frame.Builder item);
    }

    /** What OrderSend gives back. */
    record SendResult(long retcode, long order, long deal, BigDecimal volume, BigDecimal price) {
        static SendResult of(long retcode) {
            return new SendResult(retcode, 0, 0, BigDecimal.ZERO, BigDecimal.ZERO);
        }
    }

    private final SimAccount account;
    private final TruthLedger ledger;
    private final LongSupplier clock;
    private final Mishaps mishaps = new Mishaps();
    private final Market market = new Market();
    private final Book book;
    private final Execution execution;
    private @Nullable Audience audience;

    /**
     * @param clock the server's wall clock, milliseconds
     */
    public TradeServer(SimAccount account, TruthLedger ledger, LongSupplier clock) {
        this.account = account;
        this.ledger = ledger;
        this.clock = clock;
        this.book = new Book(account.hedging(), market);
        this.execution = new Execution(account, ledger, clock, mishaps, market, book);
    }

    /** An account whose server's clock is this machine's, in the server's zone. */
    public static TradeServer atNow(SimAccount account, TruthLedger ledger) {
        return new TradeServer(account, ledger, () -> System.currentTimeMillis() + account.utcOffsetSeconds() * 1_000L);
    }

    public SimAccount account() {
        return account;
    }

    public Mishaps mishaps() {
        return mishaps;
    }

    public TruthLedger ledger() {
        return ledger;
    }

    /** How many deals each market order is executed in, from 1. */
    public synchronized void dealsAnOrder(int count) {
        execution.dealsAnOrder(count);
    }

    /** Adds a symbol, or changes its properties. */
    public synchronized void add(SimSymbol symbol) {
        market.add(symbol);
    }

    long now() {
        return clock.getAsLong();
    }

    synchronized void attach(@Nullable Audience newAudience) {
        audience = newAudience;
    }

    /** Moves a market: quotes, bars, and what they trigger. */
    public synchronized void quote(String symbol, String bid, String ask) {
        quote(symbol, new BigDecimal(bid), new BigDecimal(ask), now());
    }

    /** The same at a given time of the server's clock, which must not go back. */
    public synchronized void quote(String symbol, BigDecimal bid, BigDecimal ask, long time) {
        List<Frame.Builder> told = new ArrayList<>(market.quote(symbol, bid, ask, time));
        execution.trigger(symbol, new Quote(bid, ask, time));
        told.addAll(execution.takeTransactions());
        tell(told);
    }

    /** Closes all positions of a symbol for want of margin, as the server itself does. */
    public synchronized void stopOut(String symbol) {
        execution.stopOut(symbol);
        tell(execution.takeTransactions());
    }

    /** What OrderSend does at the server. */
    synchronized SendResult send(TradeRequest request) {
        Mishap mishap = mishaps.take();
        if (mishap instanceof Mishap.Refused refused) {
            return SendResult.of(refused.retcode());
        }
        SendResult result = execution.execute(request, mishap);
        tell(execution.takeTransactions());
        return mishap instanceof Mishap.Misreported misreported && Retcodes.done(result.retcode())
                ? SendResult.of(misreported.retcode())
                : result;
    }

    private void tell(List<Frame.Builder> told) {
        ledger.sync();
        if (mishaps.transactionsBackwards()) {
            Collections.reverse(told);
        }
        Audience present = audience;
        if (present == null || mishaps.transactionsLost()) {
            return;
        }
        for (Frame.Builder item : told) {
            present.hear(item);
            if (mishaps.transactionsTwice()) {
                present.hear(item);
            }
        }
    }

    synchronized Frame.Builder accountFrame() {
        return execution.accountFrame();
    }

    synchronized List<Frame.Builder> positions() {
        return book.positions().stream()
                .map(position -> execution.positionFrame(position, position.isLong()))
                .toList();
    }

    synchronized Optional<SimPosition> reducible(String symbol, boolean buys, BigDecimal volume) {
        return book.reducible(symbol, buys, volume);
    }

    synchronized Optional<SimPosition> netPosition(String symbol) {
        return book.of(symbol);
    }

    /** Volume held of a symbol over all positions, negative when short. */
    public synchronized BigDecimal held(String symbol) {
        return book.positions().stream()
                .filter(position -> position.symbol().equals(symbol))
                .map(SimPosition::volume)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    synchronized List<SimOrder> working() {
        return execution.working();
    }

    synchronized List<SimOrder> ended() {
        return execution.ended();
    }

    synchronized List<SimDeal> deals() {
        return execution.deals();
    }

    synchronized List<SimSymbol> symbols() {
        return market.symbols();
    }

    synchronized Optional<SimSymbol> symbol(String name) {
        return market.symbol(name);
    }

    synchronized Optional<Quote> quote(String symbol) {
        return market.quote(symbol);
    }

    synchronized List<Frame> bars(String symbol, SimTimeframe timeframe, long from, long to) {
        return market.bars(symbol, timeframe, from, to);
    }

    synchronized List<Frame> ticks(String symbol, long from, long to) {
        return market.ticks(symbol, from, to);
    }
}
