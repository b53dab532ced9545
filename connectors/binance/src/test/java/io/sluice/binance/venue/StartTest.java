package io.sluice.binance.venue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.binance.sim.SimulatedVenue;
import io.sluice.binance.sim.malice.RequestRule;
import io.sluice.binance.venue.AccountSettings.InstrumentSettings;
import io.sluice.binance.venue.AccountSettings.MarginType;
import io.sluice.connector.VenueUnavailable;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartTest {
    private static final InstrumentSettings BTC = new InstrumentSettings("BTCUSDT", 7, MarginType.ISOLATED);

    private SimulatedVenue sim;

    @BeforeEach
    void open(@TempDir Path folder) throws Exception {
        sim = Desk.sim(folder);
    }

    @AfterEach
    void close() {
        sim.close();
    }

    private void start(AccountSettings settings) throws VenueUnavailable {
        try (var session = Desk.venue(sim, settings).open("main")) {
            session.start(report -> {});
        }
    }

    @Test
    @DisplayName("O-BINANCE leverage and margin type are set at start, and again without complaint")
    void sets_leverage_and_margin_type() throws Exception {
        start(AccountSettings.oneWay(List.of(BTC)));
        start(AccountSettings.oneWay(List.of(BTC)));
        var account = sim.venue().exchange().account("main");
        assertThat(account.leverage("BTCUSDT")).isEqualTo(7);
        assertThat(account.isolated("BTCUSDT")).isTrue();
    }

    @Test
    @DisplayName("O-BINANCE another position mode than configured stops the start, and is not changed")
    void refuses_another_position_mode() {
        assertThatThrownBy(() -> start(AccountSettings.hedged(List.of(BTC))))
                .hasMessage("POSITION_MODE: the account is in one-way mode, configured is hedge:"
                        + " change one of the two by hand");
        assertThat(sim.venue().exchange().account("main").hedged()).isFalse();
    }

    @Test
    @DisplayName(
            "O-BINANCE multi-assets mode, an account that may not trade and a symbol that is not traded stop the start")
    void refuses_what_cannot_be_traded() {
        answer("{\"canTrade\":true,\"dualSidePosition\":false,\"multiAssetsMargin\":true}");
        assertThatThrownBy(() -> start(AccountSettings.oneWay(List.of(BTC)))).hasMessageStartingWith("MULTI_ASSETS:");
        answer("{\"canTrade\":false,\"dualSidePosition\":false,\"multiAssetsMargin\":false}");
        assertThatThrownBy(() -> start(AccountSettings.oneWay(List.of(BTC)))).hasMessageStartingWith("CAN_NOT_TRADE:");
        answer("{\"canTrade\":true}");
        assertThatThrownBy(() -> start(AccountSettings.oneWay(List.of(BTC)))).hasMessageStartingWith("POSITION_MODE:");
        assertThatThrownBy(() -> start(
                        AccountSettings.oneWay(List.of(new InstrumentSettings("NONEUSDT", 1, MarginType.CROSSED)))))
                .hasMessage("SYMBOL: NONEUSDT is not traded at the exchange");
    }

    private void answer(String config) {
        sim.malice().add(RequestRule.next("GET", "/fapi/v1/accountConfig").answer(true, 200, config));
    }

    @Test
    @DisplayName("R-SIZE a leverage above the house's limit cannot be configured")
    void refuses_high_leverage() {
        assertThatThrownBy(() -> new InstrumentSettings("BTCUSDT", 11, MarginType.CROSSED))
                .hasMessage("BTCUSDT: leverage 11 must be 1 to 10");
    }

    @Test
    @DisplayName("O-BINANCE an exchange that is down, or refuses the key, stops the start with what it said")
    void tells_why_it_cannot_start() {
        sim.malice()
                .add(RequestRule.next("GET", "/fapi/v1/accountConfig")
                        .answer(false, 401, "{\"code\":-2015,\"msg\":\"Invalid API-key, IP, or permissions.\"}"));
        assertThatThrownBy(() -> start(AccountSettings.oneWay(List.of(BTC))))
                .hasMessage("-2015: Invalid API-key, IP, or permissions.");
        try (var session = Desk.venue(sim, Desk.oneWay()).open("main")) {
            sim.close();
            assertThatThrownBy(() -> session.start(report -> {})).hasMessageStartingWith("NO_CONNECTION:");
        }
    }

    @Test
    @DisplayName("O-MODES an account that is not configured cannot be opened")
    void knows_its_accounts() {
        assertThatThrownBy(() -> Desk.venue(sim, Desk.oneWay()).open("other"))
                .hasMessage("account 'other' is not configured at binance");
    }
}
