package io.sluice.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class Mt5CommandsTest {

    @Test
    @DisplayName("X-SECURITY 'mt5-gateway' does not start without secrets, and says how to make them")
    void gateway_does_not_start_without_secrets() {
        CommandRun run = CommandRun.of("mt5-gateway");

        assertThat(run.status()).isEqualTo(2);
        assertThat(String.join("\n", run.err()))
                .contains("SLUICE_MT5_TERMINAL_TOKEN")
                .contains("openssl rand");
    }

    @Test
    @DisplayName("'sim mt5' needs the gateway's secret, 'sim' alone says what there is")
    void simulation_needs_the_secret() {
        assertThat(CommandRun.of("sim", "mt5").status()).isEqualTo(2);
        assertThat(List.of(CommandRun.of("sim").status())).containsExactly(2);
    }
}
