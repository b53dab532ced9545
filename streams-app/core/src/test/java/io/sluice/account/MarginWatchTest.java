package io.sluice.account;

import static io.sluice.account.AccountScenario.BTC;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.risk.MarketLimits;
import io.sluice.risk.OnMarginRatio;
import io.sluice.risk.RiskLimits;
import io.sluice.schemas.Direction;
import io.sluice.schemas.Leg;
import io.sluice.schemas.OperatorCommandKind;
import io.sluice.state.MemorySlots;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** R-LIQUIDATION: what an account makes of the margin that its venue requires. */
class MarginWatchTest {
    private static final Map<String, String> HELD = Map.of(BTC, "3.33");

    /** Long 3.33 BTC from 1000 at a real venue, protected. */
    private static AccountScenario longAtBinance(RiskLimits limits) {
        AccountScenario account = AccountScenario.at("binance", limits);
        account.synchronised(true);
        account.mark(BTC, 1000);
        account.quote(BTC, 1000, 1000);
        account.mark(BTC, 1000);
        account.signal(BTC, Direction.LONG);
        account.fill(BTC, Leg.ENTRY, "3.33", "1000");
        account.acceptAll();
        return account;
    }

    private static RiskLimits limits(OnMarginRatio onMarginRatio) {
        MarketLimits usual = MarketLimits.DEFAULT;
        return RiskLimits.builder()
                .market(new MarketLimits(
                        usual.maxSpread(),
                        BigDecimal.ONE,
                        usual.maxQuoteAge(),
                        usual.minVolume(),
                        usual.minVolumes(),
                        usual.maxMarginRatio(),
                        onMarginRatio))
                .build();
    }

    private static String beyond(String required, String balance, String ratio, String done) {
        return "ALERT CRITICAL LIQUIDATION R-LIQUIDATION: The venue requires " + required + " of a margin balance of "
                + balance + ", a ratio of " + ratio + ", beyond the limit of 0.9. " + done;
    }

    private static final String LEFT = "Entries wait; positions are left to people.";
    private static final String ACTIVE =
            "ACCOUNT ACTIVE CLOSED balance 10000 equity 10000 risk 49.95 open 1 working 3 unanswered 0 entries 1";

    @Test
    @DisplayName("R-LIQUIDATION people are told once beyond 90 %, and again only after it has been below 85 %")
    void is_told_once_until_it_has_fallen() {
        AccountScenario account = longAtBinance(limits(OnMarginRatio.ALERT));
        assertThat(account.margin("900", "1000", HELD)).as("90 % is allowed").containsExactly(ACTIVE);
        assertThat(account.margin("901", "1000", HELD)).containsExactly(beyond("901", "1000", "0.901", LEFT), ACTIVE);
        assertThat(account.margin("950", "1000", HELD)).as("it is known").containsExactly(ACTIVE);
        assertThat(account.margin("851", "1000", HELD))
                .as("not far enough below")
                .containsExactly(ACTIVE);
        assertThat(account.margin("901", "1000", HELD)).as("nor was it").containsExactly(ACTIVE);
        assertThat(account.margin("850", "1000", HELD))
                .containsExactly(
                        "ALERT INFO LIQUIDATION R-LIQUIDATION: The margin is within its limit again: the venue requires 850"
                                + " of a margin balance of 1000, a ratio of 0.85.",
                        ACTIVE);
        assertThat(account.margin("901", "1000", HELD)).startsWith(beyond("901", "1000", "0.901", LEFT));
    }

    @Test
    @DisplayName("R-LIQUIDATION it is told once over a restart, too")
    void is_told_once_over_a_restart() {
        AccountScenario account = longAtBinance(limits(OnMarginRatio.ALERT));
        account.margin("901", "1000", HELD);
        MemorySlots slots = new MemorySlots();
        account.state.writeChanges(slots);
        account.state = slots.into(account.fold.newState(), new Random(1));
        assertThat(account.margin("902", "1000", HELD)).containsExactly(ACTIVE);
        assertThat(account.signal(AccountScenario.ETH, Direction.LONG))
                .first()
                .asString()
                .contains("R-LIQUIDATION ratio=0.902 max=0.9 required=902 balance=1000 age=0");
    }

    @Test
    @DisplayName(
            "R-LIQUIDATION R-STATE with REDUCE half of every position is closed once, as by an operator, and entries wait")
    void reduces_by_half_where_it_is_told_to() {
        AccountScenario account = longAtBinance(limits(OnMarginRatio.REDUCE));
        String done = "Half of every position is closed, and there are no entries until somebody resumes.";
        List<String> lines = account.margin("950", "1000", HELD);
        assertThat(lines)
                .startsWith(
                        beyond("950", "1000", "0.95", done),
                        "APPROVED REDUCE_50 BTCUSD 1.67",
                        "PLACE BTCUSD EXIT#0 SELL 1.67 MARKET reduce-only")
                .last()
                .asString()
                .startsWith("ACCOUNT REDUCING");
        assertThat(account.margin("950", "1000", HELD)).noneMatch(line -> line.contains("REDUCE_50"));
    }

    @Test
    @DisplayName("R-LIQUIDATION R-STATE a halted account is left to people: it does not end its own halt")
    void a_halt_is_left_to_people() {
        AccountScenario account = longAtBinance(limits(OnMarginRatio.REDUCE));
        account.command(OperatorCommandKind.HALT, "looking");
        assertThat(account.margin("950", "1000", HELD))
                .containsExactly(
                        beyond("950", "1000", "0.95", LEFT), ACTIVE.replace("ACCOUNT ACTIVE", "ACCOUNT HALTED"));
    }

    @Test
    @DisplayName("R-LIQUIDATION a statement without a margin, and one that is refused, change nothing")
    void says_nothing_where_nothing_is_said() {
        AccountScenario account = longAtBinance(limits(OnMarginRatio.ALERT));
        assertThat(account.stated(account.now, HELD, Set.of())).containsExactly(ACTIVE);
        account.now = account.now.minusSeconds(5);
        assertThat(account.margin("950", "1000", HELD)).containsExactly("REFUSED OUT_OF_ORDER");
    }
}
