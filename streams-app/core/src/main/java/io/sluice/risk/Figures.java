package io.sluice.risk;

import io.sluice.schemas.Amount;
import io.sluice.value.Money;
import io.sluice.value.Price;
import io.sluice.value.Quantity;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.RandomAccess;

/**
 * What a check has compared, as it is; the figure of it is made when somebody reads it. Written down all of them are, but who
 * plays history mostly asks only what was decided. Values never change, so that all who read them read the same.
 *
 * <p>They are kept as objects and told apart by the reader: a function for each of them would have to be made dozens of times
 * for every decision, which takes as long as the rest of its checks until the compiler has taken these functions apart.
 */
final class Figures extends AbstractList<Amount> implements RandomAccess {
    /** Most checks compare two figures or four. */
    private static final int USUALLY = 4;

    /** Name, value, name, value, and so on. */
    private Object[] said = new Object[2 * USUALLY];

    private int size;

    /** How one amount of money compares to another, which is divided when it is read. */
    record Quotient(Money dividend, Money divisor) {}

    /** @param value what {@link VerdictDraft} lets a check say: nothing else can be made a figure of */
    void add(String name, Object value) {
        int at = 2 * size;
        if (at == said.length) {
            said = Arrays.copyOf(said, 2 * at);
        }
        said[at] = name;
        said[at + 1] = value;
        size++;
    }

    @Override
    public Amount get(int index) {
        if (index >= size) {
            throw new IndexOutOfBoundsException(index);
        }
        return new Amount((String) said[2 * index], exact(said[2 * index + 1]));
    }

    private static BigDecimal exact(Object value) {
        return switch (value) {
            case Money money -> money.value();
            case Quantity quantity -> quantity.value();
            case Price price -> price.value();
            case Long count -> BigDecimal.valueOf(count);
            case Duration time -> new Money(BigDecimal.valueOf(time.toNanos(), 9)).value();
            case Quotient quotient -> new Money(quotient.dividend().dividedBy(quotient.divisor())).value();
            case BigDecimal plain -> new Money(plain).value();
            default -> throw new IllegalStateException("no figure is made of " + value.getClass());
        };
    }

    @Override
    public int size() {
        return size;
    }
}
