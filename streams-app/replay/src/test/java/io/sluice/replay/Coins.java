package io.sluice.replay;

import io.sluice.account.AccountSettings;
import io.sluice.detect.DetectorCatalogue;
import io.sluice.instrument.EnabledDetector;
import io.sluice.instrument.InstrumentSettings;
import io.sluice.market.InstrumentDefinition;
import io.sluice.market.Session;
import io.sluice.risk.PatternCorrelation;
import io.sluice.risk.RiskLimits;
import io.sluice.schemas.Candle;
import io.sluice.schemas.Timeframe;
import io.sluice.value.Money;
import io.sluice.venue.PaperSettings;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Two instruments that move at random, and an account that trades their breakouts often. */
public final class Coins {
    public static final String COIN = "T:COIN";
    public static final String METAL = "T:METAL";

    private Coins() {}

    /** One-minute candles of both. */
    public static Map<String, List<Candle>> candles(int count, long seed) {
        Map<String, List<Candle>> candles = new TreeMap<>();
        candles.put(COIN, Walk.candles(COIN, count, seed));
        candles.put(METAL, Walk.candles(METAL, count, seed + 1));
        return candles;
    }

    /**
     * @param window candles of a breakout's channel
     * @param stopAtr distance of the stop
     */
    public static ReplaySettings settings(int window, String stopAtr, PaperSettings paper) {
        InstrumentDefinition coin = definition(COIN);
        InstrumentDefinition metal = definition(METAL);
        return new ReplaySettings(
                Map.of(COIN, coin, METAL, metal),
                List.of(instrument(coin, window), instrument(metal, window)),
                List.of(account(stopAtr)),
                paper,
                Optional.of(Duration.ofHours(3)));
    }

    private static InstrumentSettings instrument(InstrumentDefinition definition, int window) {
        InstrumentSettings usual = InstrumentSettings.defaults(definition, Timeframe.M1);
        EnabledDetector breakout = new EnabledDetector(
                Timeframe.M1,
                DetectorCatalogue.standard()
                        .settings(
                                "breakout",
                                Map.of("window", BigDecimal.valueOf(window), "minVolumeRatio", BigDecimal.ONE)));
        return new InstrumentSettings(
                definition, Timeframe.M1, List.of(breakout), usual.admission(), usual.rollUp(), usual.atrPeriod());
    }

    private static AccountSettings account(String stopAtr) {
        RiskLimits limits = RiskLimits.builder()
                .minConfidence(new BigDecimal("0.10"))
                .maxExecutionsPerDay(1_000)
                .cooldown(Duration.ofMinutes(5))
                .stopAtr(new BigDecimal(stopAtr))
                .build();
        return new AccountSettings(
                "alpha", "paper", "USD", Money.of("100000"), Set.of(COIN, METAL), limits, PatternCorrelation.DEFAULTS);
    }

    /** An instrument in dollars and cents that always trades. */
    public static InstrumentDefinition definition(String id) {
        return new InstrumentDefinition(
                id,
                "USD",
                new BigDecimal("0.01"),
                new BigDecimal("0.001"),
                new BigDecimal("0.001"),
                new BigDecimal("1000000"),
                BigDecimal.ZERO,
                BigDecimal.ONE,
                Session.ALWAYS);
    }
}
