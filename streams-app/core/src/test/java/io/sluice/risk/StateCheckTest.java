package io.sluice.risk;

import static io.sluice.risk.TestAccount.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.schemas.TradingState;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class StateCheckTest extends CheckTest {
    @Test
    @DisplayName("R-STATE an ACTIVE account does everything")
    void active_does_everything() {
        assertThat(answer("R-STATE", entry())).isEqualTo("PASS R-STATE");
        assertThat(answer("R-STATE", entry().reduceOnly())).isEqualTo("PASS R-STATE");
    }

    @Test
    @DisplayName("R-STATE a REDUCING account only lowers exposure")
    void reducing_only_lowers_exposure() {
        account.tradingState = TradingState.REDUCING;
        assertThat(answer("R-STATE", entry())).isEqualTo("REJECT R-STATE (REDUCING)");
        assertThat(answer("R-STATE", entry().reduceOnly())).isEqualTo("PASS R-STATE");
    }

    @Test
    @DisplayName("R-STATE a HALTED account does nothing, but operators may close")
    void halted_does_nothing() {
        account.tradingState = TradingState.HALTED;
        assertThat(answer("R-STATE", entry())).isEqualTo("REJECT R-STATE (HALTED)");
        assertThat(answer("R-STATE", entry().reduceOnly())).isEqualTo("REJECT R-STATE (HALTED)");
        assertThat(answer("R-STATE", entry().reduceOnly().signalTime(null))).isEqualTo("NOT_APPLICABLE R-STATE");
    }

    @Test
    @DisplayName("R-STATE an unknown state is a rejection")
    void rejects_an_unknown_state() {
        account.tradingState = TradingState.UNRECOGNISED;
        assertThat(answer("R-STATE", entry().reduceOnly()))
                .isEqualTo("REJECT R-STATE (the trading state is not known)");
    }

    @Test
    @DisplayName("R-STATE O-DRIFT entries wait while the venue's positions differ, exits do not")
    void entries_wait_while_positions_differ() {
        account.positionsAgree = false;
        assertThat(answer("R-STATE", entry())).isEqualTo("REJECT R-STATE (the venue's positions differ)");
        assertThat(answer("R-STATE", entry().reduceOnly())).isEqualTo("PASS R-STATE");
    }

    @Test
    @DisplayName("R-STATE entries wait while the venue is resynchronising")
    void entries_wait_while_the_venue_resynchronises() {
        account.synchronised = false;
        assertThat(answer("R-STATE", entry())).isEqualTo("REJECT R-STATE (the venue is resynchronising)");
        assertThat(answer("R-STATE", entry().reduceOnly())).isEqualTo("PASS R-STATE");
    }
}
