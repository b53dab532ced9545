package io.sluice.venue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * The slow, obvious way through a candle, as the oracle of the fast one: every tick of the way is visited, and at every
 * tick every order is looked at. Prices are whole ticks, counted; one tick of slippage; volume without end.
 */
final class TickWalk {
    /** One order: kind STOP, TARGET or LIMIT at a level in ticks. */
    record Resting(String name, boolean buy, int quantity, String kind, int level, boolean reduceOnly) {}

    private final List<Resting> book;
    private final List<String> fills = new ArrayList<>();
    private final double tick;
    private final int startPosition;
    private int position;
    private BigDecimal money = BigDecimal.ZERO;

    private TickWalk(List<Resting> book, int position, double tick) {
        this.book = new ArrayList<>(book);
        this.startPosition = position;
        this.position = position;
        this.tick = tick;
    }

    /** What is filled in the candle, in order, on the way that is poorer at the close. */
    static List<String> fills(List<Resting> book, int position, int open, int high, int low, int close, double tick) {
        TickWalk lowFirst = new TickWalk(book, position, tick);
        lowFirst.open(open);
        lowFirst.walk(open, low);
        lowFirst.walk(low, high);
        TickWalk highFirst = new TickWalk(book, position, tick);
        highFirst.open(open);
        highFirst.walk(open, high);
        highFirst.walk(high, low);
        int difference = lowFirst.worth(close).compareTo(highFirst.worth(close));
        boolean takeLow = difference < 0 || (difference == 0 && lowFirst.startPosition >= 0);
        return takeLow ? lowFirst.fills : highFirst.fills;
    }

    private BigDecimal worth(int close) {
        return money.add(BigDecimal.valueOf(close * tick).multiply(BigDecimal.valueOf(position)));
    }

    private void open(int open) {
        for (String kind : List.of("STOP", "TARGET", "LIMIT")) {
            for (Resting order : List.copyOf(book)) {
                boolean gapped = switch (kind) {
                    case "STOP" -> order.buy() ? open >= order.level() : open <= order.level();
                    case "LIMIT" -> order.buy() ? open < order.level() : open > order.level();
                    default -> order.buy() ? open <= order.level() : open >= order.level();
                };
                if (order.kind().equals(kind) && gapped) {
                    fill(order, kind.equals("TARGET") ? order.level() : open);
                }
            }
        }
    }

    private void walk(int from, int to) {
        int step = Integer.signum(to - from);
        for (int at = from; at != to + step; at += step) {
            int before = at - step;
            for (Resting order : List.copyOf(book)) {
                if (order.kind().equals("LIMIT") && order.buy() == (step < 0) && order.level() == before) {
                    fill(order, order.level());
                }
            }
            for (String kind : List.of("STOP", "TARGET")) {
                for (Resting order : List.copyOf(book)) {
                    boolean thisWay = order.buy() == (kind.equals("STOP") == (step > 0));
                    if (order.kind().equals(kind) && thisWay && order.level() == at) {
                        fill(order, order.level());
                    }
                }
            }
        }
    }

    private void fill(Resting order, int ticks) {
        if (!book.remove(order)) {
            return;
        }
        int quantity = order.reduceOnly() ? Math.min(order.quantity(), Math.abs(position)) : order.quantity();
        boolean maker = order.kind().equals("LIMIT");
        int paid = maker ? ticks : ticks + (order.buy() ? 1 : -1);
        BigDecimal value = BigDecimal.valueOf(paid * tick).multiply(BigDecimal.valueOf(quantity));
        position += order.buy() ? quantity : -quantity;
        BigDecimal fee = value.multiply(new BigDecimal(maker ? "0.0002" : "0.0005"));
        money = money.add(order.buy() ? value.negate() : value).subtract(fee);
        fills.add(order.name() + " " + quantity + " @ " + paid);
        book.removeIf(other -> other.reduceOnly() && (other.buy() ? position >= 0 : position <= 0));
    }
}
