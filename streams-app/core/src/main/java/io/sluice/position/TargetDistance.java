package io.sluice.position;

import io.sluice.value.Price;
import java.math.BigDecimal;

/** How far from the entry price profit is taken. */
public sealed interface TargetDistance {
    /** Points from a price, when the average true range is this. */
    BigDecimal from(Price price, BigDecimal atr);

    /** What is multiplied, 0 or more. */
    BigDecimal factor();

    /** A multiple of the average true range that the entry was sized with. */
    record OfAtr(BigDecimal factor) implements TargetDistance {
        /** @throws IllegalArgumentException when negative */
        public OfAtr {
            notNegative(factor);
        }

        @Override
        public BigDecimal from(Price price, BigDecimal atr) {
            return atr.multiply(factor);
        }

        @Override
        public String toString() {
            return plain(factor) + " ATR";
        }
    }

    /** A fraction of the price that the entry was sized with, below 1. */
    record OfPrice(BigDecimal factor) implements TargetDistance {
        /** @throws IllegalArgumentException when negative or not below 1 */
        public OfPrice {
            notNegative(factor);
            if (factor.compareTo(BigDecimal.ONE) >= 0) {
                throw new IllegalArgumentException(
                        "a target's distance must be below the whole price, is " + plain(factor) + " of it");
            }
        }

        @Override
        public BigDecimal from(Price price, BigDecimal atr) {
            return price.value().abs().multiply(factor);
        }

        @Override
        public String toString() {
            return plain(factor) + " of the price";
        }
    }

    private static void notNegative(BigDecimal factor) {
        if (factor.signum() < 0) {
            throw new IllegalArgumentException("a target's distance must not be negative, is " + plain(factor));
        }
    }

    private static String plain(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }
}
