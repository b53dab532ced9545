package io.sluice.local.config;

import io.sluice.detect.DetectorCatalogue;
import io.sluice.detect.DetectorSettings;
import io.sluice.instrument.EnabledDetector;
import io.sluice.market.Timeframes;
import io.sluice.schemas.Timeframe;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A detector that is switched on for every instrument.
 *
 * @param timeframe candles it looks at; empty for those that come in
 * @param settings which detector, and how it is set
 */
public record DetectorChoice(Optional<Timeframe> timeframe, DetectorSettings settings) {
    private static final DetectorCatalogue CATALOGUE = DetectorCatalogue.standard();
    private static final Key<String> NAME =
            Key.required("name", Kinds.choice(List.copyOf(CATALOGUE.names()), name -> name), "which detector");
    private static final Key<Timeframe> TIMEFRAME =
            Key.optional("timeframe", CandleSettings.TIMEFRAME, "candles it looks at; absent: those that come in");
    private static final Key<Map<String, BigDecimal>> PARAMETERS = Key.of(
            "parameters",
            Kinds.mapOf("the detector's own names", Kinds.decimal("", "")),
            "{}",
            "how it is set; a name that does not exist is refused with those that do");

    static final Section SECTION = Section.many(
            "detectors",
            "What looks for signals, on every instrument. A list here replaces the built-in one.",
            List.of(NAME, TIMEFRAME, PARAMETERS));

    static DetectorChoice from(Values values) {
        return new DetectorChoice(values.find(TIMEFRAME), CATALOGUE.settings(values.get(NAME), values.get(PARAMETERS)));
    }

    /** Whether candles of that base can be rolled up to what it looks at. */
    boolean possibleOn(Timeframe base) {
        return timeframe
                .map(wanted -> Timeframes.length(wanted).compareTo(Timeframes.length(base)) >= 0)
                .orElse(true);
    }

    EnabledDetector on(Timeframe base) {
        return new EnabledDetector(timeframe.orElse(base), settings);
    }

    /** As messages name it. */
    String title() {
        return settings.name()
                + timeframe.map(wanted -> " on " + Timeframes.name(wanted)).orElse("");
    }
}
