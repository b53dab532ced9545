package io.sluice.replay.walk;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;

/**
 * All combinations of the parameters' values, in grid order: the last parameter changes fastest.
 *
 * @param parameters may be empty: then there is one combination, of nothing
 */
public record SearchSpace(List<Parameter> parameters) {
    /** More combinations than this cannot be told apart by chance anyway. */
    public static final int MOST = 1_000_000;

    /** @throws IllegalArgumentException when there are more than {@value #MOST} combinations */
    public SearchSpace {
        parameters = List.copyOf(parameters);
        long size = 1;
        for (Parameter parameter : parameters) {
            size *= parameter.values().size();
            if (size > MOST) {
                throw new IllegalArgumentException(
                        "more than " + MOST + " combinations of values: take fewer or coarser ones");
            }
        }
    }

    public int size() {
        return parameters.stream()
                .mapToInt(parameter -> parameter.values().size())
                .reduce(1, Math::multiplyExact);
    }

    /**
     * The values of one combination, in the order of the parameters.
     *
     * @param index from 0, in grid order
     */
    public List<String> values(int index) {
        List<String> values = new ArrayList<>();
        int rest = index;
        for (Parameter parameter : parameters.reversed()) {
            int count = parameter.values().size();
            values.addFirst(parameter.values().get(rest % count));
            rest /= count;
        }
        return values;
    }

    /** All of them. */
    public List<List<String>> grid() {
        List<List<String>> grid = new ArrayList<>();
        for (int i = 0; i < size(); i++) {
            grid.add(values(i));
        }
        return grid;
    }

    /**
     * Some of them, each with the same chance and none twice (R. W. Floyd's selection: J. Bentley, R. W. Floyd,
     * Communications of the ACM 30(9), 1987), in grid order. The numbers are those of {@link Random}, whose algorithm is fixed: a seed draws the same
     * combinations everywhere.
     *
     * @param count how many, at least 1; all when there are not more
     */
    public List<List<String>> random(int count, long seed) {
        if (count >= size()) {
            return grid();
        }
        Random random = new Random(seed);
        TreeSet<Integer> drawn = new TreeSet<>();
        for (int last = size() - count; last < size(); last++) {
            int index = random.nextInt(last + 1);
            drawn.add(drawn.contains(index) ? last : index);
        }
        return drawn.stream().map(this::values).toList();
    }
}
