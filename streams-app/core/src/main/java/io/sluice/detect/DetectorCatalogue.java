package io.sluice.detect;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** The kinds of detectors there are, by the name a configuration uses. A new one is one line here. */
public final class DetectorCatalogue {
    private final Map<String, Function<Parameters, DetectorSettings>> kinds;

    private DetectorCatalogue(Map<String, Function<Parameters, DetectorSettings>> kinds) {
        this.kinds = Collections.unmodifiableMap(kinds);
    }

    /** Those that come with the platform. */
    public static DetectorCatalogue standard() {
        Map<String, Function<Parameters, DetectorSettings>> kinds = new LinkedHashMap<>();
        kinds.put(VolatilitySpikeSettings.NAME, VolatilitySpikeSettings::of);
        kinds.put(EngulfingSettings.NAME, EngulfingSettings::of);
        kinds.put(DivergenceSettings.NAME, DivergenceSettings::of);
        kinds.put(BreakoutSettings.NAME, BreakoutSettings::of);
        return new DetectorCatalogue(kinds);
    }

    /** Names, in the order in which they are listed. */
    public Set<String> names() {
        return kinds.keySet();
    }

    /**
     * Settings of a detector; parameters that are absent have their defaults.
     *
     * @throws IllegalArgumentException naming the detector or parameter that does not exist, or the value that cannot be
     */
    public DetectorSettings settings(String name, Map<String, BigDecimal> parameters) {
        Function<Parameters, DetectorSettings> kind = kinds.get(name);
        if (kind == null) {
            throw new IllegalArgumentException(
                    "no detector '" + name + "': it is one of " + String.join(", ", kinds.keySet()));
        }
        Parameters asked = new Parameters(name, parameters);
        DetectorSettings settings = kind.apply(asked);
        asked.refuseUnknown();
        return settings;
    }
}
