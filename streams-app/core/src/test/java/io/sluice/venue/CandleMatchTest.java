package io.sluice.venue;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.schemas.AccountEvent;
import io.sluice.schemas.AccountEventKind;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CandleMatchTest {
    private final Desk desk = new Desk().candle("100 101 99 100").place("A", "BUY 1 LIMIT 98");
    private final Instant next = desk.now().plusSeconds(60);

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "NaN 101 90 100, NOT_FINITE",
        "100 Infinity 90 100, NOT_FINITE",
        "100 101 90 100 NaN, NOT_FINITE",
        "100 101 90 100 1000 NaN, NOT_FINITE",
        "100 101 90 100 -1, NEGATIVE",
        "100 101 90 100 1000 -1, NEGATIVE",
        "100 101 0 100, NEGATIVE",
        "100 101 -1 100, NEGATIVE",
        "100 1e15 90 100, NOT_FINITE",
        "100 99 90 98, INCONSISTENT_PRICES",
        "100 101 90 89, INCONSISTENT_PRICES",
        "100 90 101 100, INCONSISTENT_PRICES"
    })
    @DisplayName("O-PAPER M-QUALITY an unsound candle is refused, fills nothing and moves no clock")
    void refuses_unsound_candles(String figures, String reason) {
        desk.given();
        give(Desk.mark(Desk.ONE, figures, next));
        desk.then(reason + ": candle " + next + " of X:ONE at " + next);
        assertThat(desk.state.now()).isEqualTo(desk.now());
    }

    @Test
    @DisplayName("O-PAPER a candle that is repeated, changed or late is refused and fills nothing")
    void refuses_old_candles() {
        desk.given();
        Instant last = desk.now();
        give(Desk.mark(Desk.ONE, "100 101 99 100", last));
        desk.then("DUPLICATE: candle " + last + " of X:ONE at " + last);
        give(Desk.mark(Desk.ONE, "100 101 90 100", last));
        desk.then("REVISION: candle " + last + " of X:ONE at " + last);
        Instant before = last.minusSeconds(60);
        give(Desk.mark(Desk.ONE, "100 101 90 100", before));
        desk.then("OUT_OF_ORDER: candle " + before + " of X:ONE at " + before);
    }

    @Test
    @DisplayName("O-PAPER a candle of an unknown instrument or another account is refused")
    void refuses_foreign_candles() {
        desk.given();
        give(Desk.mark("X:TWO", "100 101 90 100", next));
        desk.then("UNKNOWN_INSTRUMENT: candle " + next + " of X:TWO at " + next);
        AccountEvent mark = Desk.mark(Desk.ONE, "100 101 90 100", next);
        give(AccountEvent.newBuilder(mark).setAccount("other").build());
        desk.then("KEY_MISMATCH: event of account other given to main");
    }

    @Test
    @DisplayName("O-PAPER a candle that closed when the order came is not the order's")
    void an_order_takes_no_part_in_a_candle_before_it() {
        Desk late = new Desk().candle("100 100 100 100");
        Instant close = late.now().plusSeconds(60);
        late.venue.command(late.state, Desk.command("A", Desk.ONE, "BUY 1 LIMIT 98", close), late);
        late.given().candle("100 100 90 100").then();
        late.candle("100 100 90 100").then("A BUY 1 @ 98 MAKER", "A FILL");
    }

    @Test
    @DisplayName("O-PAPER a candle of one instrument fills no order of another")
    void instruments_are_apart() {
        desk.given().candle(Desk.MINI, "90 90 90 90").then();
        desk.candle("99 99 90 99").then("A BUY 1 @ 98 MAKER", "A FILL");
    }

    @Test
    @DisplayName("O-PAPER a candle that is announced and not there is refused")
    void refuses_a_missing_candle() {
        desk.given();
        give(Desk.event(AccountEventKind.MARK, null, next));
        desk.then("NULL_VALUE: MARK without its body");
    }

    private void give(AccountEvent event) {
        desk.venue.market(desk.state, event, desk);
    }
}
