package io.sluice.account;

import static io.sluice.account.AccountScenario.BTC;

import io.sluice.risk.ExecutionPolicy;
import io.sluice.risk.RiskLimits;
import io.sluice.risk.RiskLimitsBuilder;
import io.sluice.risk.Slicing;
import io.sluice.risk.SlicingStyle;
import io.sluice.schemas.Direction;
import io.sluice.schemas.Leg;
import io.sluice.schemas.Pattern;
import io.sluice.schemas.id.Ids;
import io.sluice.value.Money;
import java.time.Duration;
import java.util.List;

/** O-TYPES: an entry of 3.33 BTC at 1000 in four slices, one a minute. */
final class SlicedEntry {
    static final String DECISION = Ids.decision("s1", AccountScenario.ACCOUNT);
    static final String PARENT = Ids.parent(DECISION);
    static final String OF_IT = " (parent " + PARENT + ").";
    static final Slicing FOUR = new Slicing(SlicingStyle.TWAP, Money.of("1000"), 4, Duration.ofMinutes(4));

    private SlicedEntry() {}

    static RiskLimitsBuilder limits(Slicing slicing) {
        return RiskLimits.builder().execution(ExecutionPolicy.DEFAULT.withSlicing(slicing));
    }

    static AccountScenario decided(RiskLimits limits) {
        AccountScenario account = new AccountScenario(limits);
        account.mark(BTC, 1000);
        account.signal("s1", BTC, Direction.LONG, Pattern.IMPULSE, 0.8);
        return account;
    }

    /** The first slice is on its way since 10:00:01, the others wait. */
    static AccountScenario decided() {
        return decided(limits(FOUR).build());
    }

    /** The first slice is held and protected. */
    static AccountScenario begun() {
        AccountScenario account = decided();
        fillNewest(account, "0.83");
        return account;
    }

    static void fillNewest(AccountScenario account, String quantity) {
        account.acceptAll();
        account.fill(BTC, Leg.ENTRY, quantity, "1000");
        account.executed(account.newest(BTC, Leg.ENTRY), quantity, "1000");
        account.acceptAll();
    }

    /** A minute passes, with a candle. */
    static List<String> minute(AccountScenario account) {
        account.later(Duration.ofSeconds(59));
        return account.mark(BTC, 1000);
    }

    static String notSent(String what, String why) {
        return "ALERT " + what + " was not sent: " + why + OF_IT;
    }
}
