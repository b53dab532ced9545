package io.sluice.venue;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.schemas.Fill;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CandlePathOracleTest {
    private static final double TICK = 0.5;
    private static final int CANDLES = 20_000;
    private static final int MIDDLE = 200;

    @Test
    @DisplayName("O-PAPER the orders of a candle are resolved as by walking it tick by tick")
    void agrees_with_the_walk() {
        int filled = 0;
        for (int seed = 0; seed < CANDLES; seed++) {
            Random random = new Random(seed);
            int position = random.nextInt(-3, 4);
            List<TickWalk.Resting> book = book(random, position);
            int[] candle = candle(random);
            List<String> expected = TickWalk.fills(book, position, candle[0], candle[1], candle[2], candle[3], TICK);
            assertThat(fills(book, position, candle))
                    .as("seed %d, %s", seed, book)
                    .isEqualTo(expected);
            filled += expected.size();
        }
        assertThat(filled).as("the candles must fill something").isGreaterThan(CANDLES);
    }

    @Test
    @DisplayName("O-PAPER of one position's stop and target, both touched after the open, it is always the stop")
    void the_stop_always_comes_first() {
        int both = 0;
        for (int seed = 0; seed < CANDLES; seed++) {
            Random random = new Random(seed);
            boolean isLong = random.nextBoolean();
            int stop = MIDDLE + (isLong ? -1 : 1) * random.nextInt(1, 6);
            int target = MIDDLE + (isLong ? 1 : -1) * random.nextInt(1, 6);
            String kind = random.nextBoolean() ? "LIMIT" : "TARGET";
            List<TickWalk.Resting> book = List.of(
                    new TickWalk.Resting("T", !isLong, 2, kind, target, true),
                    new TickWalk.Resting("S", !isLong, 2, "STOP", stop, true));
            int[] candle = candle(random);
            boolean openBetween = candle[0] > Math.min(stop, target) && candle[0] < Math.max(stop, target);
            boolean stopTouched = isLong ? candle[2] <= stop : candle[1] >= stop;
            boolean targetTouched = isLong ? candle[1] >= target : candle[2] <= target;
            if (openBetween && stopTouched && targetTouched) {
                both++;
                assertThat(fills(book, isLong ? 2 : -2, candle))
                        .as("seed %d", seed)
                        .hasSize(1)
                        .first()
                        .asString()
                        .startsWith("S 2 @ ");
            }
        }
        assertThat(both).as("candles that touch both").isGreaterThan(CANDLES / 20);
    }

    private static List<TickWalk.Resting> book(Random random, int position) {
        List<TickWalk.Resting> book = new ArrayList<>();
        int orders = random.nextInt(1, 6);
        for (int i = 0; i < orders; i++) {
            String kind = List.of("STOP", "LIMIT", "TARGET").get(random.nextInt(3));
            boolean reduceOnly = position != 0 && random.nextInt(3) > 0;
            boolean buy = reduceOnly ? position < 0 : random.nextBoolean();
            boolean above = buy == kind.equals("STOP");
            int level = MIDDLE + (above ? 1 : -1) * random.nextInt(2, 9);
            book.add(new TickWalk.Resting("O" + i, buy, random.nextInt(1, 4), kind, level, reduceOnly));
        }
        return book;
    }

    private static int[] candle(Random random) {
        int open = MIDDLE + random.nextInt(-10, 11);
        int close = MIDDLE + random.nextInt(-10, 11);
        int high = Math.max(open, close) + random.nextInt(0, 6);
        int low = Math.min(open, close) - random.nextInt(0, 6);
        return new int[] {open, high, low, close};
    }

    private static List<String> fills(List<TickWalk.Resting> book, int position, int[] candle) {
        Desk desk = new Desk().candle(figures(MIDDLE, MIDDLE, MIDDLE, MIDDLE));
        if (position != 0) {
            desk.place("E", (position > 0 ? "BUY " : "SELL ") + Math.abs(position) + " MARKET");
        }
        for (TickWalk.Resting order : book) {
            desk.place(order.name(), words(order));
        }
        int before = desk.fills.size();
        desk.candle(figures(candle[0], candle[1], candle[2], candle[3]));
        return desk.fills.subList(before, desk.fills.size()).stream()
                .map(CandlePathOracleTest::line)
                .toList();
    }

    private static String words(TickWalk.Resting order) {
        String type = switch (order.kind()) {
            case "STOP" -> "STOP_MARKET";
            case "TARGET" -> "TAKE_PROFIT";
            default -> "LIMIT";
        };
        return (order.buy() ? "BUY " : "SELL ") + order.quantity() + " " + type + " " + order.level() * TICK
                + (order.reduceOnly() ? " reduceOnly" : "");
    }

    private static String figures(int open, int high, int low, int close) {
        return open * TICK + " " + high * TICK + " " + low * TICK + " " + close * TICK;
    }

    private static String line(Fill fill) {
        return fill.getOrderId() + " " + fill.getQuantity().toPlainString() + " @ "
                + fill.getPrice().divide(BigDecimal.valueOf(TICK)).intValueExact();
    }
}
