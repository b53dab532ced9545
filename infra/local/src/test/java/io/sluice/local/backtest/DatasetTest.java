package io.sluice.local.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.account.AccountSettings;
import io.sluice.instrument.InstrumentSettings;
import io.sluice.market.InstrumentDefinition;
import io.sluice.market.Session;
import io.sluice.replay.ReplaySettings;
import io.sluice.risk.PatternCorrelation;
import io.sluice.risk.RiskLimits;
import io.sluice.schemas.Timeframe;
import io.sluice.value.Money;
import io.sluice.venue.PaperSettings;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DatasetTest {
    private static final InstrumentDefinition COIN = new InstrumentDefinition(
            "T:COIN",
            "USD",
            new BigDecimal("0.01"),
            new BigDecimal("0.001"),
            new BigDecimal("0.001"),
            new BigDecimal("1000"),
            BigDecimal.ZERO,
            BigDecimal.ONE,
            Session.ALWAYS);
    private static final InstrumentDefinition METAL = new InstrumentDefinition(
            "T:METAL",
            "USD",
            new BigDecimal("0.1"),
            BigDecimal.ONE,
            BigDecimal.ONE,
            new BigDecimal("50"),
            BigDecimal.TEN,
            BigDecimal.ONE,
            Session.ALWAYS);

    /** The order of Java's immutable sets and maps changes from process to process; an id that hung on it would, too. */
    @Test
    @DisplayName("B-DATASET the id is the same in every process and on every machine")
    void the_id_is_the_same_in_every_process() {
        assertThat(id(Map.of("T:COIN", "aa", "T:METAL", "bb"), "1.0")).isEqualTo("43DWC9W8GXNP50C5S9M26ZG5N8");
    }

    @Test
    @DisplayName("B-DATASET other candles or other code have another id")
    void other_input_has_another_id() {
        String one = id(Map.of("T:COIN", "aa", "T:METAL", "bb"), "1.0");

        assertThat(id(Map.of("T:COIN", "aa", "T:METAL", "cc"), "1.0")).isNotEqualTo(one);
        assertThat(id(Map.of("T:COIN", "aa", "T:METAL", "bb"), "1.1")).isNotEqualTo(one);
    }

    private static String id(Map<String, String> fingerprints, String codeVersion) {
        AccountSettings account = new AccountSettings(
                "alpha",
                "paper",
                "USD",
                Money.of("1000"),
                Set.of("T:COIN", "T:METAL"),
                RiskLimits.DEFAULTS,
                PatternCorrelation.DEFAULTS);
        ReplaySettings settings = new ReplaySettings(
                Map.of("T:COIN", COIN, "T:METAL", METAL),
                List.of(
                        InstrumentSettings.defaults(COIN, Timeframe.M1),
                        InstrumentSettings.defaults(METAL, Timeframe.M1)),
                List.of(account),
                PaperSettings.DEFAULTS,
                Optional.empty());
        return Dataset.id(settings, fingerprints, Map.of(), codeVersion);
    }
}
