package io.sluice.replay.walk;

import io.sluice.replay.ReplaySettings;
import java.util.List;

/**
 * One combination of values with the settings it makes.
 *
 * @param number from 1, in grid order; 0 for the configured values
 * @param values in the order of the parameters; empty for the configured ones
 */
public record Trial(int number, List<String> values, ReplaySettings settings) {
    public Trial {
        values = List.copyOf(values);
    }
}
