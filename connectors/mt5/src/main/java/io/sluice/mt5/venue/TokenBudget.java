package io.sluice.mt5.venue;

import io.sluice.connector.RequestBudget;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Five orders a second an account (O-RATE), of which the last two are kept for what reduces, and twenty questions. Terminals
 * and trade servers tell no limits of their own; {@code 10024} is obeyed by the order fold.
 */
final class TokenBudget implements RequestBudget {
    private static final double ORDERS_A_SECOND = 5;
    private static final double KEPT_FOR_REDUCING = 2;
    private static final double QUESTIONS_A_SECOND = 20;
    private static final double NANOS_A_SECOND = 1e9;

    private final LongSupplier nanos;
    private final Bucket orders = new Bucket(ORDERS_A_SECOND);
    private final Bucket questions = new Bucket(QUESTIONS_A_SECOND);

    TokenBudget(LongSupplier nanos) {
        this.nanos = nanos;
    }

    @Override
    public synchronized Duration take(Use use) {
        long now = nanos.getAsLong();
        return switch (use) {
            case ENTRY -> orders.take(now, KEPT_FOR_REDUCING);
            case REDUCE -> orders.take(now, 0);
            case QUERY -> questions.take(now, 0);
        };
    }

    /** Fills by its rate, holds a second's worth. */
    private static final class Bucket {
        private final double rate;
        private double level;
        private long filledAt;
        private boolean used;

        private Bucket(double rate) {
            this.rate = rate;
            this.level = rate;
        }

        private Duration take(long now, double kept) {
            if (used) {
                level = Math.min(rate, level + (now - filledAt) / NANOS_A_SECOND * rate);
            }
            used = true;
            filledAt = now;
            double missing = 1 + kept - level;
            if (missing <= 0) {
                level -= 1;
                return Duration.ZERO;
            }
            return Duration.ofNanos((long) Math.ceil(missing / rate * NANOS_A_SECOND));
        }
    }
}
