package io.sluice.account;

import io.sluice.market.InstrumentDefinition;
import io.sluice.risk.PatternCorrelation;
import io.sluice.risk.RiskLimits;
import io.sluice.risk.TestInstruments;
import io.sluice.value.Money;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the account of the tests is, and what it trades: five coins, with 10,000 USD. */
final class TestAccounts {
    private static final String[] COINS = {
        AccountScenario.BTC, AccountScenario.ETH, AccountScenario.SOL, AccountScenario.XRP, AccountScenario.ADA
    };

    private TestAccounts() {}

    static AccountSettings settings(RiskLimits limits, String venue) {
        return new AccountSettings(
                AccountScenario.ACCOUNT,
                venue,
                "USD",
                Money.of("10000"),
                definitions().keySet(),
                limits,
                PatternCorrelation.DEFAULTS);
    }

    static Map<String, InstrumentDefinition> definitions() {
        Map<String, InstrumentDefinition> definitions = new LinkedHashMap<>();
        for (String id : COINS) {
            definitions.put(id, TestInstruments.coin(id));
        }
        return definitions;
    }
}
