package io.sluice.account;

import static io.sluice.account.AccountScenario.BTC;
import static io.sluice.account.AccountScenario.ETH;
import static io.sluice.account.AccountScenario.longBitcoin;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.risk.ExecutionPolicy;
import io.sluice.risk.ExternalPolicy;
import io.sluice.risk.RiskLimits;
import io.sluice.schemas.Direction;
import io.sluice.schemas.FillOrigin;
import io.sluice.schemas.Side;
import io.sluice.value.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ExternalTest {
    @Test
    @DisplayName("O-EXTERNAL a position of others is told, counts in every limit and gets no order of ours")
    void a_position_of_others_counts() {
        AccountScenario account = new AccountScenario();
        account.mark(BTC, 1000);
        assertThat(account.byOthers(BTC, Side.BUY, "2", "1010"))
                .containsExactly(
                        "ALERT CRITICAL DRIFT O-EXTERNAL: Somebody else has bought 2 of PAPER:BTCUSD at 1010: 2 of it"
                                + " counts in the limits and has no stop of ours.",
                        "ACCOUNT ACTIVE CLOSED balance 10000 equity 10000 risk 60 open 0 working 0 unanswered 0"
                                + " entries 0");
        AccountFigures figures = account.state.figures();
        assertThat(figures.openNotional()).isEqualTo(Money.of("2000"));
        assertThat(figures.openPositions()).isEqualTo(1);
        assertThat(account.signal(BTC, Direction.LONG).getFirst()).contains("R-POSITIONS");
    }

    @Test
    @DisplayName("O-EXTERNAL what others sell closes theirs first, then ours, whose orders are called off")
    void what_others_sell_closes() {
        AccountScenario account = longBitcoin();
        account.byOthers(BTC, Side.BUY, "1", "1000");
        assertThat(account.byOthers(BTC, Side.SELL, "4.33", "1010"))
                .containsExactly(
                        "CANCEL BTCUSD STOP#0",
                        "CANCEL BTCUSD TARGET#0",
                        "ALERT CRITICAL DRIFT O-EXTERNAL: Somebody else has sold 4.33 of PAPER:BTCUSD at 1010: 1 of it"
                                + " closes what others held, 3.33 of it closes our position.",
                        "POSITION BTCUSD CLOSED 0 @ 0 mark 1000 stop - target - unrealised 0 realised 33.3 fees 0",
                        "ACCOUNT ACTIVE CLOSED balance 10033.3 equity 10033.3 risk 0 open 0 working 3 unanswered 2"
                                + " entries 1");
    }

    @Test
    @DisplayName("O-EXTERNAL an order that the exchange has made is booked and told as what it is")
    void a_liquidation_is_booked_and_told() {
        AccountScenario account = longBitcoin();
        assertThat(account.byOthers(BTC, Side.SELL, "1.33", "970", FillOrigin.LIQUIDATION))
                .containsExactly(
                        "ALERT CRITICAL LIQUIDATION O-EXTERNAL: The venue itself has sold 1.33 of PAPER:BTCUSD at 970"
                                + " (LIQUIDATION): 1.33 of it closes our position.",
                        "PLACE BTCUSD STOP#1 SELL 2 STOP_MARKET @ 985 reduce-only",
                        "PLACE BTCUSD TARGET#1 SELL 2 TAKE_PROFIT @ 1030 reduce-only",
                        "CANCEL BTCUSD TARGET#0",
                        "POSITION BTCUSD OPEN 2 @ 1000 mark 970 stop 985 target 1030 unrealised -60 realised -39.9 fees 0",
                        "ACCOUNT ACTIVE CLOSED balance 9960.1 equity 9900.1 risk 30 open 1 working 5 unanswered 3"
                                + " entries 1");
    }

    @Test
    @DisplayName("O-EXTERNAL R-STOP by the policy ADOPT a position of others becomes ours, with a stop at 3 %")
    void an_adopted_position_gets_a_stop() {
        AccountScenario account = new AccountScenario(RiskLimits.builder()
                .execution(ExecutionPolicy.DEFAULT.withExternal(ExternalPolicy.ADOPT))
                .build());
        account.mark(ETH, 1000);
        assertThat(account.byOthers(ETH, Side.SELL, "2", "1000"))
                .containsExactly(
                        "ALERT CRITICAL DRIFT O-EXTERNAL: Somebody else has sold 2 of PAPER:ETHUSD at 1000: 2 of it is"
                                + " adopted and gets a stop.",
                        "PLACE ETHUSD STOP#0 BUY 2 STOP_MARKET @ 1030 reduce-only",
                        "POSITION ETHUSD OPEN -2 @ 1000 mark 1000 stop 1030 target - unrealised 0 realised 0 fees 0",
                        "ACCOUNT ACTIVE CLOSED balance 10000 equity 10000 risk 60 open 1 working 1 unanswered 1"
                                + " entries 0");
    }

    @Test
    @DisplayName("O-EXTERNAL the same execution told twice is booked once")
    void is_booked_once() {
        AccountScenario account = longBitcoin();
        account.byOthers("hand", BTC, Side.SELL, "1", "1000", FillOrigin.EXTERNAL);
        assertThat(account.byOthers("hand", BTC, Side.SELL, "1", "1000", FillOrigin.EXTERNAL))
                .containsExactly("REFUSED DUPLICATE");
    }
}
