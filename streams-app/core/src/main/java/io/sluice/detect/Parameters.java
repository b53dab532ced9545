package io.sluice.detect;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Named parameters as a configuration gives them. Each is asked for once; what nobody asked for is refused. */
public final class Parameters {
    private final String detector;
    private final Map<String, BigDecimal> given;
    private final Set<String> known = new TreeSet<>();

    Parameters(String detector, Map<String, BigDecimal> given) {
        this.detector = detector;
        this.given = given;
    }

    /** @throws IllegalArgumentException when the value is not a whole number */
    public int integer(String name, int absent) {
        BigDecimal value = value(name, BigDecimal.valueOf(absent));
        try {
            return value.intValueExact();
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(
                    detector + ": " + name + " must be a whole number, not " + value.toPlainString(), e);
        }
    }

    /** The value as the nearest double. */
    public double decimal(String name, double absent) {
        return value(name, BigDecimal.valueOf(absent)).doubleValue();
    }

    void refuseUnknown() {
        for (String name : new TreeSet<>(given.keySet())) {
            if (!known.contains(name)) {
                throw new IllegalArgumentException(detector + ": unknown parameter '" + name + "'; it has "
                        + (known.isEmpty() ? "none" : String.join(", ", known)));
            }
        }
    }

    private BigDecimal value(String name, BigDecimal absent) {
        known.add(name);
        return given.getOrDefault(name, absent);
    }
}
