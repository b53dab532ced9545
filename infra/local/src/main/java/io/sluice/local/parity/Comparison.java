package io.sluice.local.parity;

import io.sluice.account.AccountSettings;
import io.sluice.local.config.Configuration;
import io.sluice.market.InstrumentDefinition;
import io.sluice.replay.AccountListener;
import io.sluice.schemas.AccountEvent;
import io.sluice.schemas.Fill;
import io.sluice.schemas.FundingPayment;
import io.sluice.schemas.RiskDecision;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What accounts did as recorded, beside what they do when another configuration folds the same candles. */
final class Comparison {
    private final Map<String, InstrumentDefinition> definitions;
    private final List<AccountSettings> accounts;
    private final Map<String, AccountStory> recorded = new TreeMap<>();
    private final Map<String, AccountStory> replayed = new TreeMap<>();
    private final Set<String> leftOut = new TreeSet<>();

    /** Hears each decision that counts, on either side. */
    interface Listener {
        /** Hears nothing. */
        Listener NONE = new Listener() {};

        default void recorded(String account, Decided decided) {}

        default void replayed(String account, Decided decided) {}
    }

    /**
     * @param accounts those that trade under the other configuration
     * @param from first instant that counts
     */
    Comparison(Configuration other, List<AccountSettings> accounts, Instant from, Listener listener) {
        this.definitions = other.definitions();
        this.accounts = accounts;
        for (AccountSettings settings : accounts) {
            String account = settings.account();
            String currency = settings.currency();
            recorded.put(
                    account, new AccountStory(currency, definitions, from, each -> listener.recorded(account, each)));
            replayed.put(
                    account, new AccountStory(currency, definitions, from, each -> listener.replayed(account, each)));
        }
    }

    /** Takes what was recorded; decisions before their fills. */
    void recorded(RiskDecision decision) {
        AccountStory story = recorded.get(decision.getAccount());
        if (story == null) {
            leftOut.add(decision.getAccount());
        } else {
            story.decision(decision);
        }
    }

    /**
     * Takes what an account's inbox recorded of executions and funding, in its order; nothing else counts. That of an
     * instrument which the other configuration does not know counts for nothing.
     */
    void recorded(AccountEvent event) {
        AccountStory story = recorded.get(event.getAccount());
        Fill fill = event.getFill();
        FundingPayment funding = event.getFunding();
        if (story == null) {
            return;
        }
        if (fill != null && definitions.containsKey(fill.getInstrument())) {
            story.fill(fill);
        } else if (funding != null && definitions.containsKey(funding.getInstrument())) {
            story.funding(funding);
        }
    }

    /** Takes what an account does under the other configuration. */
    AccountListener replayed(String account) {
        return replayed.get(account);
    }

    /** Accounts that decided something as recorded, and trade nothing of it under the other configuration. */
    Set<String> leftOut() {
        return Collections.unmodifiableSet(leftOut);
    }

    /** How they differ until some time, account by account. */
    List<WhatIf> until(Instant end) {
        return accounts.stream()
                .map(account -> WhatIf.of(
                        account.account(),
                        account.currency(),
                        recorded.get(account.account()).before(end),
                        replayed.get(account.account()).before(end)))
                .toList();
    }
}
