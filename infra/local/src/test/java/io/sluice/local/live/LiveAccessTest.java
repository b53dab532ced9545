package io.sluice.local.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sluice.local.config.Configuration;
import io.sluice.local.config.ConfigurationFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveAccessTest {
    private static final Map<String, String> LIVE_KEYS =
            Map.of("BINANCE_API_KEY", "canary-key", "BINANCE_API_SECRET", "canary-secret");

    @TempDir
    private Path folder;

    private Configuration configuration(String venues, String... accounts) throws IOException {
        StringBuilder text = new StringBuilder("venues: " + venues + "\naccounts:\n");
        for (String account : accounts) {
            text.append("  - {id: ")
                    .append(account)
                    .append(", venue: binance, currency: USDT, balance: 1, instruments: [\"BINANCE:BTCUSDT\"]}\n");
        }
        Path file = Files.writeString(folder.resolve("file.yaml"), text);
        return ConfigurationFile.load(Optional.of(file), ConfigurationFile.Overrides.NONE, Map.of())
                .configuration();
    }

    @Test
    @DisplayName("O-MODES live needs both its own keys and to be armed; what is missing is told at once")
    void live_is_armed_explicitly() throws IOException {
        Configuration live = configuration("{binance: {mode: live}, mt5: {mode: live}}", "main");
        Map<String, String> testKeys =
                Map.of("BINANCE_TESTNET_API_KEY", "canary-key", "BINANCE_TESTNET_API_SECRET", "canary-secret");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> LiveAccess.of(live, testKeys, false))
                .withMessage("mode live places real orders with real money: say so with --arm-live\n"
                        + "account main at binance: set BINANCE_API_KEY and exactly one of BINANCE_API_SECRET and"
                        + " BINANCE_PRIVATE_KEY, each as itself or as <name>_FILE\n"
                        + "mt5: set SLUICE_MT5_TERMINAL_TOKEN to a secret of at least 16 characters, for example from"
                        + " 'openssl rand -hex 24'");

        Configuration binance = configuration("{binance: {mode: live}}", "main");
        assertThatIllegalArgumentException().isThrownBy(() -> LiveAccess.of(binance, LIVE_KEYS, false));
        assertThat(LiveAccess.of(binance, LIVE_KEYS, true).describe())
                .containsExactly("main: LIVE at https://fapi.binance.com, HmacSHA256");
    }

    @Test
    @DisplayName("O-MODES arming where nothing is live is refused: somebody is mistaken about what runs")
    void arming_means_something() throws IOException {
        Configuration testnet = configuration("{binance: {mode: testnet}}", "main");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> LiveAccess.of(
                        testnet, Map.of("BINANCE_TESTNET_API_KEY", "k", "BINANCE_TESTNET_API_SECRET", "s"), true))
                .withMessage("--arm-live: no venue is in mode live");
    }

    @Test
    @DisplayName("O-MODES each of several accounts has keys of its own")
    void each_account_has_its_keys() throws IOException {
        Configuration two = configuration("{binance: {mode: testnet}}", "main", "second-1");
        Map<String, String> keys = Map.of(
                "BINANCE_TESTNET_MAIN_API_KEY", "k1",
                "BINANCE_TESTNET_MAIN_API_SECRET", "s1",
                "BINANCE_TESTNET_SECOND_1_API_KEY", "k2",
                "BINANCE_TESTNET_SECOND_1_API_SECRET", "s2");

        assertThat(LiveAccess.of(two, keys, false).describe())
                .containsExactly(
                        "main: TESTNET at https://testnet.binancefuture.com, HmacSHA256",
                        "second-1: TESTNET at https://testnet.binancefuture.com, HmacSHA256");
    }

    @Test
    @DisplayName("X-SECURITY neither what is told of access nor a refusal holds a key")
    void tells_no_key() throws IOException {
        Configuration live = configuration("{binance: {mode: live}}", "main");

        LiveAccess access = LiveAccess.of(live, LIVE_KEYS, true);

        assertThat(access.describe() + access.binance().toString()).doesNotContain("canary");
    }
}
