package io.sluice.local.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.account.AccountSettings;
import io.sluice.admit.AdmissionSettings;
import io.sluice.instrument.InstrumentSettings;
import io.sluice.local.config.ConfigurationFile.Overrides;
import io.sluice.market.InstrumentDefinition;
import io.sluice.risk.PatternCorrelation;
import io.sluice.risk.RiskLimits;
import io.sluice.schemas.Timeframe;
import io.sluice.schemas.catalogue.Namespace;
import io.sluice.value.Money;
import io.sluice.venue.PaperSettings;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DefaultConfigurationTest {
    @Test
    @DisplayName(
            "X-CONFIG Without a file the defaults are the core's own, and one paper account trades BITSTAMP:BTCUSD")
    void defaults() {
        Configuration configuration = builtIn();

        assertThat(configuration.namespace()).isEqualTo(new Namespace("paper"));
        assertThat(configuration.dataDir()).isEqualTo(Path.of("./data"));
        assertThat(configuration.kafka())
                .isEqualTo(new KafkaSettings(Optional.empty(), Optional.empty(), 1, (short) 1, Map.of()));
        assertThat(configuration.feed())
                .isEqualTo(new FeedSettings(Optional.empty(), Optional.of(new BigDecimal("600"))));
        assertThat(configuration.candles()).isEqualTo(new CandleSettings(Timeframe.M1, Duration.ofMinutes(2), 14));
        assertThat(configuration.admission()).isEqualTo(AdmissionSettings.DEFAULTS);
        assertThat(configuration.paper()).isEqualTo(PaperSettings.DEFAULTS);
        assertThat(configuration.store())
                .isEqualTo(new StoreSection(true, true, Optional.empty(), "", "", Optional.empty()));
        assertThat(configuration
                        .store()
                        .database(Path.of("/data"), new Namespace("paper"))
                        .url())
                .isEqualTo("jdbc:sqlite:/data/store/paper.db");
        assertThat(configuration.accountSettings())
                .usingRecursiveComparison()
                .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
                .isEqualTo(List.of(new AccountSettings(
                        "paper-1",
                        "paper",
                        "USD",
                        Money.of("10000"),
                        Set.of("BITSTAMP:BTCUSD", "MT5:EURUSD"),
                        RiskLimits.builder()
                                .riskPerTrade(new BigDecimal("0.001"))
                                .build(),
                        PatternCorrelation.DEFAULTS)));
    }

    @Test
    @DisplayName("X-CONFIG The built-in detectors are every detector on the candles that come in and on five minutes")
    void default_detectors() {
        Configuration configuration = builtIn();
        InstrumentDefinition bitcoin =
                configuration.instrument("BITSTAMP:BTCUSD").orElseThrow();

        assertThat(configuration.settings(bitcoin, Timeframe.M1))
                .isEqualTo(InstrumentSettings.defaults(bitcoin, Timeframe.M1));
        assertThat(configuration.idleOn(Timeframe.M1)).isEmpty();
    }

    private static Configuration builtIn() {
        return ConfigurationFile.read("file", "", Overrides.NONE, Map.of()).configuration();
    }
}
