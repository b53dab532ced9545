package io.sluice.account;

import io.sluice.state.SlotReader;
import io.sluice.state.SlotWriter;
import io.sluice.value.Price;
import io.sluice.value.Quantity;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One target of a trade.
 *
 * @param weight its part of the ladder's whole
 * @param distance points from the entry price when no step has brought it nearer
 * @param taken what its orders have taken of the position, base units
 * @param price where it is; null until the entry's price is known
 * @param orderId order that takes it; null while there is none
 * @param givenUp the venue has ended its order unfilled: it is not sent again
 */
record Rung(
        BigDecimal weight,
        BigDecimal distance,
        Quantity taken,
        @Nullable Price price,
        @Nullable String orderId,
        boolean givenUp) {

    static Rung planned(BigDecimal part, BigDecimal distance) {
        return new Rung(part, distance, Quantity.ZERO, null, null, false);
    }

    Rung at(Price wanted) {
        return new Rung(weight, distance, taken, wanted, orderId, givenUp);
    }

    Rung by(@Nullable String order) {
        return new Rung(weight, distance, taken, price, order, givenUp);
    }

    Rung took(Quantity quantity) {
        return new Rung(weight, distance, taken.plus(quantity), price, orderId, givenUp);
    }

    /** What is left of it becomes its weight, and what it took is forgotten. */
    Rung weighing(Quantity left) {
        return new Rung(left.value(), distance, Quantity.ZERO, price, orderId, givenUp);
    }

    Rung abandoned() {
        return new Rung(weight, distance, taken, price, orderId, true);
    }

    void write(SlotWriter out) {
        out.exact(weight)
                .exact(distance)
                .quantity(taken)
                .optional(price, SlotWriter::price)
                .optional(orderId, SlotWriter::text)
                .flag(givenUp);
    }

    static Rung read(SlotReader in) {
        return new Rung(
                in.exact(),
                in.exact(),
                in.quantity(),
                in.optional(SlotReader::price),
                in.optional(SlotReader::text),
                in.flag());
    }
}
