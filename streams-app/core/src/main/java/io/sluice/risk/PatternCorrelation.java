package io.sluice.risk;

import io.sluice.schemas.Pattern;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * R-CORRELATION: how alike two families of signals behave, ρ from -1 to 1. Symmetric; a family with itself is 1. Every
 * pair of known families must be given, so that none is guessed.
 */
public final class PatternCorrelation {
    /** The matrix of the specification. */
    public static final PatternCorrelation DEFAULTS = of(Map.of(
            pair(Pattern.IMPULSE, Pattern.REVERSAL), new BigDecimal("-0.3"),
            pair(Pattern.IMPULSE, Pattern.VOL_SPIKE), new BigDecimal("0.6"),
            pair(Pattern.IMPULSE, Pattern.MEAN_REVERSION), new BigDecimal("-0.1"),
            pair(Pattern.REVERSAL, Pattern.VOL_SPIKE), new BigDecimal("0.2"),
            pair(Pattern.REVERSAL, Pattern.MEAN_REVERSION), new BigDecimal("0.8"),
            pair(Pattern.VOL_SPIKE, Pattern.MEAN_REVERSION), new BigDecimal("0.1")));

    private final Map<Pair, BigDecimal> values;

    /**
     * Two different families; the order in which they are named does not matter.
     *
     * @param first the family that is declared first
     * @param second the other
     */
    public record Pair(Pattern first, Pattern second) implements Comparable<Pair> {
        private static final Comparator<Pair> ORDER =
                Comparator.comparing(Pair::first).thenComparing(Pair::second);

        /** @throws IllegalArgumentException for a family with itself or one that is not recognised */
        public Pair {
            if (first == second || first == Pattern.UNRECOGNISED || second == Pattern.UNRECOGNISED) {
                throw new IllegalArgumentException("no correlation can be given for " + first + " and " + second);
            }
            if (first.compareTo(second) > 0) {
                Pattern swapped = first;
                first = second;
                second = swapped;
            }
        }

        @Override
        public int compareTo(Pair other) {
            return ORDER.compare(this, other);
        }

        @Override
        public String toString() {
            return first + "/" + second;
        }
    }

    private PatternCorrelation(Map<Pair, BigDecimal> values) {
        this.values = values;
    }

    /** @throws IllegalArgumentException naming the pair that is missing or out of range */
    public static PatternCorrelation of(Map<Pair, BigDecimal> values) {
        for (Pair pair : allPairs()) {
            BigDecimal value = values.get(pair);
            if (value == null) {
                throw new IllegalArgumentException("no correlation is given for " + pair);
            }
            if (value.abs().compareTo(BigDecimal.ONE) > 0) {
                throw new IllegalArgumentException("correlation of " + pair + " must be from -1 to 1, not " + value);
            }
        }
        return new PatternCorrelation(new TreeMap<>(values));
    }

    public static Pair pair(Pattern one, Pattern other) {
        return new Pair(one, other);
    }

    /** ρ of two families, or null when either is not recognised. */
    public @Nullable BigDecimal between(Pattern one, Pattern other) {
        if (one == Pattern.UNRECOGNISED || other == Pattern.UNRECOGNISED) {
            return null;
        }
        return one == other ? BigDecimal.ONE : values.get(pair(one, other));
    }

    /** Every pair with its value in a fixed order: equal matrices give equal text. */
    public String canonicalText() {
        List<String> lines = new ArrayList<>();
        values.forEach((pair, value) ->
                lines.add(pair + "=" + value.stripTrailingZeros().toPlainString()));
        return String.join("\n", lines);
    }

    private static List<Pair> allPairs() {
        List<Pair> pairs = new ArrayList<>();
        for (Pattern first : Pattern.values()) {
            for (Pattern second : Pattern.values()) {
                if (first != Pattern.UNRECOGNISED && first.compareTo(second) < 0) {
                    pairs.add(pair(first, second));
                }
            }
        }
        return pairs;
    }
}
