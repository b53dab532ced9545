package io.sluice.local.config;

import io.sluice.account.AccountSettings;
import io.sluice.market.InstrumentDefinition;
import io.sluice.risk.LiveRules;
import io.sluice.risk.PatternCorrelation;
import io.sluice.risk.RiskLimits;
import io.sluice.value.Money;
import io.sluice.venue.PaperSettings;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Who trades what, with which money and which limits.
 *
 * @param id name of the account
 * @param venue where its orders go: paper, or a real venue
 * @param currency of its money, and of the prices of all that it trades
 * @param balance money that it starts with
 * @param instruments ids, or {@code *} for every known instrument quoted in its currency
 * @param limits what it may do
 * @param correlation how alike patterns are taken to be
 * @param live what is asked of it where its orders leave the house
 */
public record AccountChoice(
        String id,
        String venue,
        String currency,
        Money balance,
        List<String> instruments,
        RiskLimits limits,
        PatternCorrelation correlation,
        LiveChoice live) {
    private static final String PAPER = "paper";

    /** Stands for every known instrument quoted in the account's currency that its venue trades. */
    static final String ALL = "*";

    static final Key<String> ID = Key.required("id", Kinds.NAME, "name of the account");
    static final Key<String> CURRENCY =
            Key.required("currency", Kinds.TEXT, "currency of its money, and of the prices of all that it trades");
    static final Key<List<String>> INSTRUMENTS = Key.of(
            "instruments",
            Kinds.listOf(Kinds.TEXT),
            "[\"*\"]",
            "ids of what it trades; `\"*\"`: every known instrument quoted in its currency, at a real venue those whose id"
                    + " begins with its name");
    static final Key<String> VENUE = Key.of(
            "venue",
            Kinds.choice(List.of(PAPER, "binance", "mt5"), venue -> venue),
            PAPER,
            "where its orders go; `binance` and `mt5` need `venues`");
    private static final Key<BigDecimal> BALANCE =
            Key.required("balance", Kinds.positive(), "money that it starts with");

    static final Section SECTION = Section.many(
            "accounts",
            "Who trades what. A list here replaces the built-in one.",
            List.of(ID, VENUE, CURRENCY, BALANCE, INSTRUMENTS, RiskSection.CORRELATION),
            RiskSection.SECTION);

    public AccountChoice {
        instruments = List.copyOf(instruments);
    }

    static AccountChoice from(Values values) {
        RiskLimits limits =
                values.one(RiskSection.SECTION).build(RiskSection::from).orElseThrow(Kind.Refused::new);
        LiveChoice live =
                values.one(RiskSection.SECTION).build(LiveChoice::from).orElseThrow(Kind.Refused::new);
        return new AccountChoice(
                values.get(ID),
                values.get(VENUE),
                values.get(CURRENCY),
                new Money(values.get(BALANCE)),
                values.get(INSTRUMENTS),
                limits,
                RiskSection.correlation(values.get(RiskSection.CORRELATION)),
                live);
    }

    /** Whether signals of the instrument are its business. */
    public boolean trades(InstrumentDefinition instrument) {
        return instruments.contains(instrument.id())
                || (instruments.contains(ALL)
                        && instrument.quoteCurrency().equals(currency)
                        && (isOnPaper() || instrument.id().startsWith(venue.toUpperCase(Locale.ROOT) + ":")));
    }

    /** Whether the paper venue executes its orders. */
    public boolean isOnPaper() {
        return venue.equals(PAPER);
    }

    /**
     * The same with the paper venue in place of its own: in a replay nothing would say that a real venue agrees, and every
     * entry would be rejected (R-STATE).
     *
     * @param traded ids of what it trades
     */
    AccountChoice onPaper(List<String> traded) {
        return isOnPaper() ? this : new AccountChoice(id, PAPER, currency, balance, traded, limits, correlation, live);
    }

    /** What the account fold goes by, its live rules aside: they depend on what else is configured. */
    AccountSettings settings(Set<String> traded, PaperSettings paper) {
        return new AccountSettings(
                id, venue, currency, balance, traded, limits, correlation, paper.assumedCost(), LiveRules.NONE);
    }

    /** The same limits and as much money in another currency, for every instrument quoted in it. */
    AccountChoice inCurrency(String other) {
        return new AccountChoice(
                venue + "-" + other.toLowerCase(Locale.ROOT),
                venue,
                other,
                balance,
                List.of(ALL),
                limits,
                correlation,
                live);
    }
}
