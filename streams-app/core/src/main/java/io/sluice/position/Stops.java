package io.sluice.position;

import io.sluice.value.Price;
import java.math.BigDecimal;

/** Where stops and targets belong. A direction is 1 for long and -1 for short. */
public final class Stops {
    /** R-STOP, fixed: no stop is further than this fraction of the entry price away, whatever is configured. */
    public static final BigDecimal WIDEST = new BigDecimal("0.03");

    /** Far more than doubles lose, as a fraction. */
    private static final double INEXACT = 1e-9;

    private Stops() {}

    /**
     * The stop at a distance from an entry price but never wider than a fraction of it, on a tick, rounded towards the
     * entry so that rounding never makes it wider.
     *
     * @param distance points, positive
     * @param widest fraction of the entry price; values above {@link #WIDEST} count as {@link #WIDEST}
     */
    public static Price anchored(int direction, Price entry, BigDecimal distance, BigDecimal widest, BigDecimal tick) {
        BigDecimal limit = entry.value().abs().multiply(widest.min(WIDEST));
        return towardsMarket(direction, behind(direction, entry, distance.min(limit)), tick);
    }

    /**
     * R-TRAIL: the stop a distance behind the best close, on a tick, rounded away from the market so that it is not
     * nearer than the distance. It stays at least one tick behind the last close, because a venue refuses a stop that
     * would trigger at once.
     */
    public static Price trailed(int direction, Price best, Price close, BigDecimal distance, BigDecimal tick) {
        Price wanted = awayFromMarket(direction, behind(direction, best, distance), tick);
        Price nearest = awayFromMarket(direction, behind(direction, close, tick), tick);
        return tighter(direction, wanted, nearest).equals(wanted) ? nearest : wanted;
    }

    /**
     * Whether a stop a distance behind the best close would surely be looser than the one there is, as it mostly is. Doubles
     * tell that where the two are not next to each other.
     */
    public static boolean isFarBehind(int direction, Price stop, Price best, double distance) {
        double from = best.value().doubleValue();
        double tighterBy = direction * (from - stop.value().doubleValue()) - distance;
        return tighterBy < -INEXACT * (Math.abs(from) + distance);
    }

    /** R-TARGET: the price a distance ahead of an entry, on a tick, rounded towards the entry. */
    public static Price target(int direction, Price entry, BigDecimal distance, BigDecimal tick) {
        return awayFromMarket(direction, behind(-direction, entry, distance), tick);
    }

    /** The one of two stops that risks less. */
    public static Price tighter(int direction, Price first, Price second) {
        return isTighter(direction, second, first) ? second : first;
    }

    /** The one of two targets that is reached first. */
    public static Price nearer(int direction, Price first, Price second) {
        return tighter(-direction, first, second);
    }

    /** Whether a stop risks less than another. */
    public static boolean isTighter(int direction, Price stop, Price other) {
        return direction > 0 ? stop.isAbove(other) : stop.isBelow(other);
    }

    private static Price behind(int direction, Price price, BigDecimal distance) {
        return direction > 0 ? price.minus(distance) : price.plus(distance);
    }

    private static Price towardsMarket(int direction, Price price, BigDecimal tick) {
        return direction > 0 ? price.upTo(tick) : price.downTo(tick);
    }

    private static Price awayFromMarket(int direction, Price price, BigDecimal tick) {
        return direction > 0 ? price.downTo(tick) : price.upTo(tick);
    }
}
