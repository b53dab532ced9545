package io.sluice.account;

import static io.sluice.account.AccountScenario.BTC;
import static io.sluice.account.SlicedEntry.FOUR;
import static io.sluice.account.SlicedEntry.limits;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.risk.RiskLimits;
import io.sluice.schemas.Direction;
import io.sluice.schemas.Leg;
import io.sluice.schemas.Quote;
import io.sluice.state.MemorySlots;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** O-STAGES, R-SLIPPAGE: what an account at a real venue makes of bid and ask. */
class MarketTest {
    private static final String APPROVED = "APPROVED OPEN_LONG BTCUSD 3.33";

    private static AccountScenario atBinance(RiskLimits limits) {
        AccountScenario account = AccountScenario.at("binance", limits);
        account.synchronised(true);
        account.mark(BTC, 1000);
        return account;
    }

    private static AccountScenario atBinance() {
        return atBinance(RiskLimits.DEFAULTS);
    }

    /** The first line of what a signal comes to. */
    private static String decision(AccountScenario account) {
        return account.signal(BTC, Direction.LONG).getFirst();
    }

    private static void restart(AccountScenario account, MemorySlots slots) {
        account.state.writeChanges(slots);
        account.state = slots.into(account.fold.newState(), new Random(1));
    }

    @Test
    @DisplayName("R-SLIPPAGE an entry at a real venue waits for bid and ask, and goes out into a narrow market alone")
    void an_entry_needs_a_narrow_market() {
        AccountScenario account = atBinance();
        assertThat(decision(account))
                .isEqualTo("REJECTED OPEN_LONG BTCUSD 3.33 by R-SLIPPAGE (no bid and ask of PAPER:BTCUSD)");
        assertThat(account.quote(BTC, 997, 1003))
                .as("a quote alone says nothing to anybody")
                .isEmpty();
        assertThat(decision(account))
                .isEqualTo("REJECTED OPEN_LONG BTCUSD 3.33 by R-SLIPPAGE age=0 spread=0.006 maxSpread=0.005"
                        + " slippage=0.02124829 maxSlippage=0.02");
        account.quote(quantities(account, 998, 1002, 3.33));
        assertThat(decision(account)).isEqualTo(APPROVED);
    }

    @Test
    @DisplayName(
            "R-SLIPPAGE the book's own time counts: a quote whose mark price alone is new does not make bid and ask young")
    void the_age_is_the_books() {
        AccountScenario account = atBinance();
        Quote quote = quantities(account, 999, 1001, 10);
        account.quote(quote);
        account.later(Duration.ofSeconds(31));
        account.quote(Quote.newBuilder(quote)
                .setTime(account.now)
                .setBookTime(quote.getTime())
                .build());
        assertThat(decision(account))
                .isEqualTo("REJECTED OPEN_LONG BTCUSD 3.33 by R-SLIPPAGE age=31 maxAge=30 (bid and ask are stale)");
    }

    @Test
    @DisplayName("R-SLIPPAGE bid and ask that cannot be, or are older, are refused and change nothing")
    void bad_quotes_are_refused() {
        AccountScenario account = atBinance();
        account.quote(quantities(account, 999, 1001, 10));
        assertThat(account.quote(BTC, 1001, 1000)).containsExactly("REFUSED INCONSISTENT_PRICES");
        assertThat(account.quote(BTC, 0, 1000)).containsExactly("REFUSED NEGATIVE");
        assertThat(account.quote(BTC, 999, Double.NaN)).containsExactly("REFUSED NOT_FINITE");
        assertThat(account.quote("PAPER:DOGE", 1, 2)).containsExactly("REFUSED UNKNOWN_INSTRUMENT");
        assertThat(account.quote(Told.quote(account.now.minusMillis(1), BTC, 1, 1000)))
                .containsExactly("REFUSED OUT_OF_ORDER");
        assertThat(decision(account)).isEqualTo(APPROVED);
    }

    @Test
    @DisplayName("R-SLIPPAGE bid and ask, and the volume of a candle, outlast a restart")
    void outlasts_a_restart() {
        AccountScenario account = atBinance();
        MemorySlots slots = new MemorySlots();
        account.quote(BTC, 997, 1003);
        restart(account, slots);
        assertThat(decision(account))
                .isEqualTo("REJECTED OPEN_LONG BTCUSD 3.33 by R-SLIPPAGE age=0 spread=0.006 maxSpread=0.005"
                        + " slippage=0.02124829 maxSlippage=0.02");
        account.quote(quantities(account, 1000, 1000, 10));
        restart(account, slots);
        assertThat(decision(account)).isEqualTo(APPROVED);
    }

    @Test
    @DisplayName(
            "R-SLIPPAGE O-TYPES before a slice goes out the spread of that moment is judged, and ends all that wait")
    void slices_are_judged_again() {
        AccountScenario account = atBinance(limits(FOUR).build());
        account.quote(quantities(account, 999, 1001, 10));
        assertThat(decision(account)).isEqualTo(APPROVED);
        SlicedEntry.fillNewest(account, "0.83");
        account.later(Duration.ofSeconds(59));
        account.quote(quantities(account, 999, 1001, 10));
        assertThat(account.mark(BTC, 1000)).contains("PLACE BTCUSD ENTRY#0 BUY 0.83 MARKET slice 2 of 4");
        account.later(Duration.ofSeconds(59));
        account.quote(quantities(account, 995, 1005, 10));
        String end = "CANCEL BTCUSD ENTRY CANCELLED R-SLIPPAGE (R-SLIPPAGE age=1 spread=0.01 maxSpread=0.005"
                + " slippage=0.005 maxSlippage=0.02)";
        assertThat(account.mark(BTC, 1000)).containsSubsequence(List.of(end, end));
    }

    @Test
    @DisplayName("R-SLIPPAGE an exit goes out whatever the spread is")
    void exits_go_out() {
        AccountScenario account = atBinance();
        account.quote(quantities(account, 999, 1001, 10));
        account.signal(BTC, Direction.LONG);
        account.fill(BTC, Leg.ENTRY, "3.33", "1000");
        account.acceptAll();
        account.quote(BTC, 500, 1500);
        assertThat(account.signal(BTC, Direction.SHORT)).first().isEqualTo("APPROVED CLOSE BTCUSD 3.33");
    }

    private static Quote quantities(AccountScenario account, double bid, double ask, double quantity) {
        return Quote.newBuilder(Told.quote(account.now, BTC, bid, ask))
                .setBidQuantity(quantity)
                .setAskQuantity(quantity)
                .build();
    }
}
