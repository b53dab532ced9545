package io.sluice.venue;

import io.sluice.schemas.OrderType;
import io.sluice.value.Price;
import io.sluice.value.Quantity;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** A working order on one way through a candle, with what that way has done to it so far. */
final class Contender {
    /** At one price: stops, market orders, take-profits, and limits, which need a trade beyond it; of a kind, who came first. */
    static final Comparator<Contender> AT_ONE_PRICE =
            Comparator.comparingInt(Contender::rank).thenComparingLong(contender -> contender.order.number());

    final WorkingOrder order;
    final boolean takesPart;
    private final @Nullable Price level;
    Quantity remaining;
    boolean touched;
    boolean ended;
    /** In this candle. */
    boolean filled;

    Contender(WorkingOrder order, boolean takesPart) {
        this.order = order;
        this.takesPart = takesPart;
        this.level = order.level();
        this.remaining = order.record().remaining();
        this.touched = order.triggered();
    }

    boolean isMarket() {
        return touched || type() == OrderType.MARKET;
    }

    OrderType type() {
        return order.placed().getType();
    }

    /** Limit or trigger price. */
    Price level() {
        if (level == null) {
            throw new IllegalStateException("order " + order.id() + " waits for no price");
        }
        return level;
    }

    /** Whether a leg to a price reaches it: stops and take-profits by a touch, a limit only by a trade beyond it. */
    boolean isReached(boolean falling, Price to) {
        if (!takesPart || ended || isMarket()) {
            return false;
        }
        if (falling != order.waitsForFall()) {
            return false;
        }
        int beyond = falling ? level().compareTo(to) : to.compareTo(level());
        return type() == OrderType.LIMIT ? beyond > 0 : beyond >= 0;
    }

    private int rank() {
        if (isMarket()) {
            return 1;
        }
        return switch (type()) {
            case STOP_MARKET -> 0;
            case MARKET, UNRECOGNISED -> 1;
            case TAKE_PROFIT -> 2;
            case LIMIT -> 3;
        };
    }
}
