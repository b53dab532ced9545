package io.sluice.local.walk;

import io.sluice.local.config.ConfigurationException;
import io.sluice.local.config.ConfigurationFile;
import io.sluice.local.config.Variants;
import io.sluice.replay.ReplaySettings;
import io.sluice.replay.walk.Parameter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Makes the settings of combinations of values. Some combinations of possible values are impossible together. */
final class TriedSettings {
    private final Variants variants;
    private final List<Parameter> parameters;
    private final Function<ConfigurationFile, ReplaySettings> replay;
    private int impossible;
    private String firstRefusal = "";

    /** @param replay makes settings of a configuration */
    TriedSettings(Variants variants, List<Parameter> parameters, Function<ConfigurationFile, ReplaySettings> replay) {
        this.variants = variants;
        this.parameters = parameters;
        this.replay = replay;
    }

    /** Empty when the configuration refuses the combination. */
    Optional<ReplaySettings> of(List<String> values) {
        Map<String, String> placed = new LinkedHashMap<>();
        for (int i = 0; i < values.size(); i++) {
            placed.put(parameters.get(i).path(), values.get(i));
        }
        try {
            return Optional.of(replay.apply(variants.with(placed)));
        } catch (ConfigurationException | IllegalArgumentException refused) {
            impossible++;
            firstRefusal = impossible == 1 ? placed + ": " + refused.getMessage() : firstRefusal;
            return Optional.empty();
        }
    }

    /** Combinations that were refused. */
    int impossible() {
        return impossible;
    }

    /** Why the first of them was; empty text when none was. */
    String firstRefusal() {
        return firstRefusal;
    }
}
