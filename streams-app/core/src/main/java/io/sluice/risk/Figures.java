package io.sluice.risk;

import io.sluice.schemas.Amount;
import java.math.BigDecimal;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.RandomAccess;
import java.util.function.Supplier;

/**
 * What a check has compared, each figure made when somebody reads it: written down all of them are, but who plays history
 * mostly asks only what was decided. A figure follows from values that never change, so that all who read it read the same.
 */
final class Figures extends AbstractList<Amount> implements RandomAccess {
    /** Most checks compare two figures or four. */
    private static final int USUALLY = 4;

    private String[] names = new String[USUALLY];
    private Supplier<BigDecimal>[] values = values(USUALLY);
    private int size;

    @SuppressWarnings("unchecked") // Arrays have no type parameters; nothing else is ever put into this one.
    private static Supplier<BigDecimal>[] values(int length) {
        return (Supplier<BigDecimal>[]) new Supplier<?>[length];
    }

    void add(String name, Supplier<BigDecimal> value) {
        if (size == names.length) {
            names = Arrays.copyOf(names, 2 * size);
            values = Arrays.copyOf(values, 2 * size);
        }
        names[size] = name;
        values[size++] = value;
    }

    @Override
    public Amount get(int index) {
        if (index >= size) {
            throw new IndexOutOfBoundsException(index);
        }
        return new Amount(names[index], values[index].get());
    }

    @Override
    public int size() {
        return size;
    }
}
