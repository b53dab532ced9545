package io.sluice.binance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AccessTest {
    private static final Map<String, String> KEYS = Map.of(
            "BINANCE_API_KEY", "live-key",
            "BINANCE_API_SECRET", "live-secret",
            "BINANCE_TESTNET_API_KEY", "test-key",
            "BINANCE_TESTNET_API_SECRET", "test-secret");

    @Test
    @DisplayName("O-MODES paper can never be given this venue, whatever keys there are")
    void refuses_paper() {
        assertThatThrownBy(() -> Access.of(Mode.PAPER, KEYS, true))
                .hasMessage("paper never reaches Binance: it has a venue of its own");
    }

    @Test
    @DisplayName("O-MODES live must be armed, and has the live address and keys")
    void refuses_live_that_is_not_armed() {
        assertThatThrownBy(() -> Access.of(Mode.LIVE, KEYS, false))
                .hasMessage("live places real orders: it must be armed explicitly");

        Access armed = Access.of(Mode.LIVE, KEYS, true);
        assertThat(armed).hasToString("LIVE at https://fapi.binance.com");
        assertThat(armed.credentials().apiKey().reveal()).isEqualTo("live-key");
    }

    @Test
    @DisplayName("O-MODES the test network has its own keys and is never shown the live ones")
    void keeps_the_keys_of_modes_apart() {
        Access access = Access.of(Mode.TESTNET, KEYS, true);
        assertThat(access).hasToString("TESTNET at https://testnet.binancefuture.com");
        assertThat(access.credentials().apiKey().reveal()).isEqualTo("test-key");

        assertThatThrownBy(
                        () -> Access.of(Mode.TESTNET, Map.of("BINANCE_API_KEY", "k", "BINANCE_API_SECRET", "s"), false))
                .hasMessageStartingWith("set BINANCE_TESTNET_API_KEY");
    }

    @Test
    @DisplayName("O-MODES an address that can be set is an address on this machine")
    void refuses_a_simulated_address_elsewhere() {
        URI here = URI.create("http://127.0.0.1:8080");
        assertThatThrownBy(() -> Addresses.simulated(URI.create("https://fapi.binance.com"), here))
                .hasMessage("https://fapi.binance.com is not on this machine");
        assertThatThrownBy(() -> Access.simulated(
                        Addresses.LIVE, Access.of(Mode.LIVE, KEYS, true).credentials()))
                .hasMessage("https://fapi.binance.com is not on this machine");
    }

    @Test
    @DisplayName("M-BINANCE streams are reached by their kind since 2026-03")
    void routes_streams_by_kind() {
        assertThat(Addresses.LIVE.publicStreams(List.of("btcusdt@bookTicker")))
                .hasToString("wss://fstream.binance.com/public/stream?streams=btcusdt@bookTicker");
        assertThat(Addresses.LIVE.marketStreams(List.of("btcusdt@kline_1m", "btcusdt@markPrice@1s")))
                .hasToString("wss://fstream.binance.com/market/stream?streams=btcusdt@kline_1m/btcusdt@markPrice@1s");
        assertThat(Addresses.LIVE.userStream("KEY")).hasToString("wss://fstream.binance.com/private/ws?listenKey=KEY");
        assertThat(Addresses.TESTNET.userStream("KEY")).hasToString("wss://fstream.binancefuture.com/ws/KEY");
    }
}
