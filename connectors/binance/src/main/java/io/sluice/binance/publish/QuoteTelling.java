package io.sluice.binance.publish;

import io.sluice.schemas.AccountEvent;
import io.sluice.schemas.AccountEventKind;
import io.sluice.schemas.Quote;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which accounts must be told bid and ask, and when (R-SLIPPAGE): when they have changed, but no more than each
 * {@link #SHORTEST}, because an inbox is written to disk with each event. What was held back is told before the next candle
 * of its instrument, so that what the candle signals is decided with the newest. A book that does not move any more is not
 * told again: it becomes stale.
 */
final class QuoteTelling {
    private static final Duration SHORTEST = Duration.ofSeconds(2);

    private final Map<String, Set<String>> accounts;
    private final Map<String, Quote> told = new HashMap<>();
    private final Map<String, Quote> heldBack = new HashMap<>();

    /** @param accounts accounts that trade each instrument, and decide by its bid and ask */
    QuoteTelling(Map<String, Set<String>> accounts) {
        this.accounts = Map.copyOf(accounts);
    }

    /** What a quote makes due. */
    synchronized List<AccountEvent> due(Quote quote) {
        String instrument = quote.getInstrument();
        Quote before = told.get(instrument);
        if (accounts.getOrDefault(instrument, Set.of()).isEmpty() || !isNews(quote, before)) {
            return List.of();
        }
        if (before != null
                && Duration.between(before.getTime(), quote.getTime()).compareTo(SHORTEST) < 0) {
            heldBack.put(instrument, quote);
            return List.of();
        }
        return tell(quote);
    }

    /** What was held back of an instrument. */
    synchronized List<AccountEvent> heldBack(String instrument) {
        Quote quote = heldBack.get(instrument);
        return quote == null ? List.of() : tell(quote);
    }

    private List<AccountEvent> tell(Quote quote) {
        told.put(quote.getInstrument(), quote);
        heldBack.remove(quote.getInstrument());
        return accounts.getOrDefault(quote.getInstrument(), Set.of()).stream()
                .sorted()
                .map(account -> event(account, quote))
                .toList();
    }

    private static boolean isNews(Quote quote, @Nullable Quote before) {
        if (before == null) {
            return true;
        }
        int order = bookTime(quote).compareTo(bookTime(before));
        boolean same = quote.getBid() == before.getBid() && quote.getAsk() == before.getAsk();
        return order > 0 || (order == 0 && !same);
    }

    private static Instant bookTime(Quote quote) {
        return quote.getBookTime() == null ? quote.getTime() : quote.getBookTime();
    }

    private static AccountEvent event(String account, Quote quote) {
        return AccountEvent.newBuilder()
                .setAccount(account)
                .setKind(AccountEventKind.QUOTE)
                .setTime(quote.getTime())
                .setQuote(quote)
                .build();
    }
}
