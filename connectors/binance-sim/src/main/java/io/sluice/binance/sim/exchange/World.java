package io.sluice.binance.sim.exchange;

import io.sluice.binance.sim.exchange.Event.AccountChanged;
import io.sluice.binance.sim.exchange.Event.OrderChanged;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What all parts of the exchange share: its markets and accounts, the next ids, and where happenings go. */
final class World {
    private static final long FIRST_ORDER_ID = 8_000_000_001L;
    private static final long FIRST_ALGO_ID = 2_000_000_000_000_001L;
    private static final long FIRST_TRADE_ID = 500_000_001L;

    private final ExchangeSettings settings;
    private final Map<String, Market> markets = new LinkedHashMap<>();
    private final Map<String, Account> accounts = new LinkedHashMap<>();
    private final Consumer<Event> sink;
    private long nextOrderId = FIRST_ORDER_ID;
    private long nextAlgoId = FIRST_ALGO_ID;
    private long nextTradeId = FIRST_TRADE_ID;

    World(ExchangeSettings settings, Collection<Quote> quotes, Consumer<Event> sink) {
        this.settings = settings;
        this.sink = sink;
        for (Instrument instrument : settings.instruments()) {
            Quote first = quotes.stream()
                    .filter(quote -> quote.symbol().equals(instrument.symbol()))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(instrument.symbol() + " has no first quote"));
            markets.put(instrument.symbol(), new Market(instrument, settings.depth(), first));
        }
    }

    ExchangeSettings settings() {
        return settings;
    }

    Collection<Market> markets() {
        return List.copyOf(markets.values());
    }

    Collection<Account> accounts() {
        return List.copyOf(accounts.values());
    }

    Market market(String symbol) {
        Market market = markets.get(symbol);
        if (market == null) {
            throw RefusalCode.BAD_SYMBOL.with();
        }
        return market;
    }

    Account account(String id) {
        return accounts.computeIfAbsent(id, name -> new Account(name, settings.balance(), settings.leverage()));
    }

    long orderId() {
        return nextOrderId++;
    }

    long algoId() {
        return nextAlgoId++;
    }

    long tradeId() {
        return nextTradeId++;
    }

    void tell(Event event) {
        sink.accept(event);
    }

    /** Keeps an order and tells of it. */
    Order keep(long now, Account account, Order order, Execution execution, Trade trade) {
        account.put(order);
        tell(new OrderChanged(now, account, order, execution, trade));
        return order;
    }

    void tellAccount(long now, Account account, String reason, BigDecimal change, List<Position> changed) {
        tell(new AccountChanged(now, account, reason, account.wallet(), change, changed));
    }
}
