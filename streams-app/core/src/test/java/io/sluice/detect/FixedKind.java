package io.sluice.detect;

import java.util.function.Function;

/** A kind from a plug-in, as a test wants it. */
record FixedKind(String name, Function<Parameters, DetectorSettings> reader) implements DetectorKind {
    @Override
    public DetectorSettings settings(Parameters parameters) {
        return reader.apply(parameters);
    }
}
