package io.sluice.local.config;

import io.sluice.detect.DetectorSettings;
import io.sluice.instrument.DetectorTrial;
import io.sluice.instrument.EnabledDetector;
import io.sluice.local.plugin.Plugins;
import io.sluice.market.Timeframes;
import io.sluice.schemas.Timeframe;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A detector that is switched on for every instrument.
 *
 * @param timeframe candles it looks at; empty for those that come in
 * @param settings which detector, and how it is set
 */
public record DetectorChoice(Optional<Timeframe> timeframe, DetectorSettings settings) {
    private static final Key<String> NAME = Key.required(
            "name",
            Kinds.parsed(
                    "one of " + String.join(", ", Plugins.NONE.catalogue().names()) + ", or a plug-in's",
                    name -> name,
                    name -> name),
            "which detector");
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

    static DetectorChoice from(Values values, Plugins plugins) {
        String name = values.get(NAME);
        Set<String> names = plugins.catalogue().names();
        if (!names.contains(name)) {
            values.refuse(NAME, name + " is not one of " + String.join(", ", names));
            throw new Kind.Refused();
        }
        DetectorSettings settings = plugins.catalogue().settings(name, values.get(PARAMETERS));
        // Those that come along are tried by the build.
        if (plugins.jarOf(name).isPresent()) {
            DetectorTrial.of(settings);
        }
        return new DetectorChoice(values.find(TIMEFRAME), settings);
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
