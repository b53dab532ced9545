package io.sluice.local.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.venue.FundingRates;
import io.sluice.venue.FundingSettings;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FundingFileTest {
    private static final String INSTRUMENT = "BINANCE:BTCUSDT";
    private static final FundingRates RATES = new FundingRates(new TreeMap<>(Map.of(
            Instant.ofEpochMilli(1_758_240_000_000L),
            new BigDecimal("-0.00000231"),
            Instant.ofEpochMilli(1_758_268_800_005L),
            new BigDecimal("0.00002109"))));

    @TempDir
    Path folder;

    @Test
    @DisplayName("O-PAPER recorded funding is read as Binance publishes it, under other headers, and as JSON rows")
    void reads_three_shapes() throws IOException {
        assertThat(read("""
                calc_time,funding_interval_hours,last_funding_rate
                1758240000000,8,-0.00000231
                1758268800005,8,0.00002109
                """)).isEqualTo(FundingSettings.recorded(Map.of(INSTRUMENT, RATES)));
        assertThat(read("Time, Rate\n1758240000000, -0.00000231\n1758268800005, 0.00002109\n"))
                .isEqualTo(FundingSettings.recorded(Map.of(INSTRUMENT, RATES)));
        assertThat(read("[[1758240000000,-0.00000231,0.0,0.0],[1758268800005,0.00002109,0.0,0.0]]"))
                .isEqualTo(FundingSettings.recorded(Map.of(INSTRUMENT, RATES)));
    }

    @Test
    @DisplayName("X-CONFIG what is wrong with a file of funding rates is told with its line")
    void tells_what_is_wrong() throws IOException {
        refuses("", "has no column calc_time, or fundingtime, or time");
        refuses("time\n", "has no column last_funding_rate, or fundingrate, or rate");
        refuses("time,rate\n", "has no funding rates");
        refuses("time,rate\n1,0.1\n2\n", "line 3 has no time and rate: 2");
        refuses("time,rate\n1,0.1\n1,0.2\n", "line 3 repeats the time 1");
        refuses("[[1,0.1],[2]]", "row 2 does not begin with a time and a rate");
        refuses("[[1,0.1]", "is not JSON: ");
        assertThatThrownBy(() -> load(folder.resolve("nowhere.csv"))).hasMessageContaining("does not exist");
    }

    @Test
    @DisplayName("X-CONFIG funding rates of an instrument that is not defined are refused, with the nearest name")
    void refuses_an_unknown_instrument() throws IOException {
        Path file = Files.writeString(folder.resolve("rates"), "time,rate\n1,0.1\n");
        assertThatThrownBy(() -> load("BINANCE:BTCUSD", file))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("paper.fundingFiles")
                .hasMessageContaining("BINANCE:BTCUSD is not defined under instruments; did you mean BINANCE:BTCUSDT?");
    }

    private void refuses(String content, String message) throws IOException {
        Path file = Files.writeString(folder.resolve("rates"), content);
        assertThatThrownBy(() -> load(file))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("paper.fundingFiles." + INSTRUMENT)
                .hasMessageContaining(message);
    }

    private FundingSettings read(String content) throws IOException {
        return load(Files.writeString(folder.resolve("rates"), content));
    }

    private FundingSettings load(Path file) throws IOException {
        return load(INSTRUMENT, file);
    }

    private FundingSettings load(String instrument, Path file) throws IOException {
        Path config = Files.writeString(
                folder.resolve("sluice.yaml"), "paper:\n  fundingFiles: {\"" + instrument + "\": " + file + "}\n");
        return ConfigurationFile.load(
                        Optional.of(config),
                        new ConfigurationFile.Overrides(Optional.empty(), Optional.empty()),
                        Map.of())
                .configuration()
                .paper()
                .funding();
    }
}
