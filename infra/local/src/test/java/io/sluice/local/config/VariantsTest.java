package io.sluice.local.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sluice.local.plugin.Plugins;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VariantsTest {
    @TempDir
    private Path folder;

    private Variants variants;

    @BeforeEach
    void write() throws IOException {
        Path file = Files.writeString(folder.resolve("sluice.yaml"), """
                detectors:
                  - {name: breakout}
                  - {name: breakout, timeframe: 1h, parameters: {minVolumeRatio: 2}}
                  - {name: engulfing}
                accounts:
                  - {id: one, currency: USDT, balance: 1000, risk: {stopAtr: 2}}
                  - {id: two, currency: USDT, balance: 1000}
                """);
        variants = Variants.of(Optional.of(file), ConfigurationFile.Overrides.NONE, Map.of(), Plugins.NONE);
    }

    @Test
    @DisplayName(
            "B-WALK a path names an item by its name or id, one timeframe of a detector, a place, or all of a list")
    void paths_name_items() {
        assertThat(windows("detectors.breakout.window")).containsExactly("window=30", "window=30");
        assertThat(windows("detectors.breakout.parameters.window")).containsExactly("window=30", "window=30");
        assertThat(windows("detectors.breakout@1h.window")).containsExactly("window=20", "window=30");
        assertThat(windows("detectors[0].parameters.window")).containsExactly("window=30", "window=20");
        assertThat(stops("accounts.one.risk.stopAtr")).containsExactly("3", "1.5");
        assertThat(stops("accounts.two.risk.stopAtr")).containsExactly("2", "3");
        assertThat(stops("accounts.*.risk.stopAtr")).containsExactly("3", "3");
    }

    @Test
    @DisplayName("B-WALK several values at once, in parts of the file that are not written too")
    void several_values_at_once() {
        Configuration varied = variants.with(
                        Map.of("admission.dedupSeconds", "7", "paper.takerFee", "0.001", "accounts.one.balance", "5"))
                .configuration();

        assertThat(varied.admission().dedupWindow().toSeconds()).isEqualTo(7);
        assertThat(varied.paper().takerFee()).isEqualTo(new BigDecimal("0.001"));
        assertThat(varied.accounts().getFirst().balance().value()).isEqualByComparingTo("5");
    }

    @Test
    @DisplayName(
            "B-WALK every place that does not exist and every value that cannot be is told, all at once, by its name")
    void everything_wrong_is_told_at_once() {
        Map<String, List<String>> searched = new LinkedHashMap<>();
        searched.put("detectors.brakeout.window", List.of("10"));
        searched.put("detectors.breakout.windw", List.of("10", "20"));
        searched.put("detectors.breakout.window", List.of("1", "10", "1001"));
        searched.put("accounts.one.risk.riskPerTrade", List.of("0.01", "0.5"));
        searched.put("accounts.one.risk.stopATR", List.of("1"));
        searched.put("accounts.one.balance.more", List.of("1"));
        searched.put("acounts.one.balance", List.of("1"));
        searched.put("accounts.one.id", List.of("three"));
        searched.put("kafka.partitions", List.of("2"));
        searched.put("paper.takerFee", List.of("0.001"));

        ConfigurationException refused = catchThrowableOfType(
                ConfigurationException.class,
                () -> variants.refuseImpossible(searched, Map.of("paper.takerFee", List.of("0.001", "2"))));

        assertThat(refused.problems())
                .extracting(Problem::toString)
                .containsExactly(
                        "detectors.brakeout.window=10: detectors has no brakeout; there are breakout, engulfing, or * for all",
                        "detectors.breakout.windw=10,20: breakout: unknown parameter 'windw'; it has minVolumeRatio, window",
                        "detectors.breakout.window=1: breakout: window must be 2 to 1000, not 1",
                        "detectors.breakout.window=1001: breakout: window must be 2 to 1000, not 1001",
                        "accounts.one.risk.riskPerTrade=0.5: 0.5 is above 0.03",
                        "accounts.one.risk.stopATR=1: unknown key; did you mean stopAtr?",
                        "accounts.one.balance.more=1: there is nothing below accounts.one.balance, which is one value",
                        "acounts.one.balance: unknown key; did you mean accounts?",
                        "accounts.one.id: says what something is, not how it is set, and cannot be varied",
                        "kafka.partitions: changes nothing of what a backtest decides",
                        "paper.takerFee: describes the market and cannot be chosen; --sensitivity tells what it would"
                                + " change",
                        "paper.takerFee=2: 2 is above 0.1");
    }

    @Test
    void a_combination_that_is_impossible_is_refused_as_a_file_would_be() {
        assertThatThrownBy(() -> variants.with(Map.of("accounts.one.risk.maxLeverage", "99")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("accounts[0].risk.maxLeverage: 99 is above 10");
    }

    private List<String> windows(String path) {
        return variants.with(Map.of(path, "30")).configuration().detectors().stream()
                .filter(detector -> detector.settings().name().equals("breakout"))
                .map(detector -> detector.settings().toString().replaceAll(".*(window=[0-9]+).*", "$1"))
                .toList();
    }

    private List<String> stops(String path) {
        return variants.with(Map.of(path, "3")).configuration().accounts().stream()
                .map(account -> account.limits().stopAtr().toPlainString())
                .toList();
    }
}
