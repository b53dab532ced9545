package io.sluice.binance.publish;

import io.sluice.schemas.AccountEvent;
import io.sluice.schemas.AccountEventKind;
import io.sluice.schemas.FundingRate;
import io.sluice.schemas.Quote;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which accounts must be told a funding rate, and when: at first, when it changes, but no more than once a minute, and each
 * ten minutes all the same, so that a rate that is told no more becomes stale and not old truth.
 */
final class RateTelling {
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private record Told(double rate, Instant at) {}

    private final Map<String, Set<String>> accounts;
    private final Map<String, Told> last = new HashMap<>();

    /** @param accounts accounts that trade each instrument */
    RateTelling(Map<String, Set<String>> accounts) {
        this.accounts = Map.copyOf(accounts);
    }

    /** What a quote makes due. */
    synchronized List<AccountEvent> due(Quote quote) {
        Set<String> traders = accounts.getOrDefault(quote.getInstrument(), Set.of());
        Double rate = quote.getFundingRate();
        if (traders.isEmpty() || rate == null || !isDue(quote, rate)) {
            return List.of();
        }
        last.put(quote.getInstrument(), new Told(rate, quote.getTime()));
        return traders.stream()
                .sorted()
                .map(account -> event(account, quote, rate))
                .toList();
    }

    private boolean isDue(Quote quote, double rate) {
        Told before = last.get(quote.getInstrument());
        if (before == null) {
            return true;
        }
        Duration since = Duration.between(before.at(), quote.getTime());
        boolean changed = Double.compare(before.rate(), rate) != 0;
        return since.compareTo(changed ? SHORTEST : LONGEST) >= 0;
    }

    private static AccountEvent event(String account, Quote quote, double rate) {
        return AccountEvent.newBuilder()
                .setAccount(account)
                .setKind(AccountEventKind.FUNDING_RATE)
                .setTime(quote.getTime())
                .setFundingRate(new FundingRate(quote.getInstrument(), rate))
                .build();
    }
}
