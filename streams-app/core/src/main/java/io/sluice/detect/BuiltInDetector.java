package io.sluice.detect;

import java.util.List;
import java.util.function.Function;

/** A kind that comes along. A new one is one line here. */
record BuiltInDetector(String name, Function<Parameters, DetectorSettings> reader) implements DetectorKind {
    static final List<BuiltInDetector> ALL = List.of(
            new BuiltInDetector(VolatilitySpikeSettings.NAME, VolatilitySpikeSettings::of),
            new BuiltInDetector(EngulfingSettings.NAME, EngulfingSettings::of),
            new BuiltInDetector(DivergenceSettings.NAME, DivergenceSettings::of),
            new BuiltInDetector(BreakoutSettings.NAME, BreakoutSettings::of));

    @Override
    public DetectorSettings settings(Parameters parameters) {
        return reader.apply(parameters);
    }
}
