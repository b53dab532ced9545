package io.sluice.instrument;

import io.sluice.schemas.Candle;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** A feed as bad as feeds get: candles missing, late, twice, revised, incomplete and impossible. */
final class NoisyFeed {
    private static final int KINDS_OF_NOISE = 200;

    private final SplittableRandom random;
    private final List<Candle> sent = new ArrayList<>();
    private final List<Candle> delayed = new ArrayList<>();

    private NoisyFeed(SplittableRandom random) {
        this.random = random;
    }

    static List<Candle> of(long seed, int length) {
        SplittableRandom random = new SplittableRandom(seed);
        NoisyFeed feed = new NoisyFeed(random);
        for (Candle candle : Candles.walk(random, length)) {
            feed.send(candle);
        }
        return feed.sent;
    }

    private void send(Candle candle) {
        switch (random.nextInt(KINDS_OF_NOISE)) {
            case 0 -> {}
            case 1 -> delayed.add(candle);
            case 2 -> addAll(candle, candle);
            case 3 ->
                addAll(candle, changed(candle).setVolume(candle.getVolume() + 1).build());
            case 4 -> addAll(changed(candle).setComplete(false).build());
            case 5 -> addAll(changed(candle).setClose(Double.NaN).build(), candle);
            case 6 -> addAll(changed(candle).setHigh(candle.getLow() - 1).build(), candle);
            case 7 ->
                addAll(
                        changed(candle)
                                .setOpenTime(candle.getOpenTime().plusSeconds(7))
                                .build(),
                        candle);
            case 8 -> again(candle);
            default -> sent.add(candle);
        }
        if (!delayed.isEmpty() && random.nextInt(3) == 0) {
            sent.add(delayed.removeFirst());
        }
    }

    /** A feed that was restarted sends its last candles again. */
    private void again(Candle candle) {
        sent.addAll(List.copyOf(sent.subList(Math.max(0, sent.size() - 10), sent.size())));
        sent.add(candle);
    }

    private void addAll(Candle... candles) {
        sent.addAll(List.of(candles));
    }

    private static Candle.Builder changed(Candle candle) {
        return Candle.newBuilder(candle);
    }
}
