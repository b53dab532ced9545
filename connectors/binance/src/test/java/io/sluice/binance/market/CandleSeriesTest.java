package io.sluice.binance.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.schemas.Candle;
import io.sluice.schemas.Timeframe;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CandleSeriesTest {
    private static final Instant START = Instant.parse("2026-01-05T10:00:00Z");
    private static final int ATTEMPTS = 3;

    private final List<String> told = new ArrayList<>();
    private final CandleSeries series =
            new CandleSeries("BINANCE:BTCUSDT", Timeframe.M1, START, ATTEMPTS, new CandleSeries.Outputs() {
                @Override
                public void candle(Candle candle) {
                    told.add("candle " + minute(candle.getOpenTime()));
                }

                @Override
                public void fill(Instant from, Instant to, int attempt) {
                    told.add("fill " + minute(from) + ".." + minute(to) + " #" + attempt);
                }

                @Override
                public void missing(Instant from, Instant to) {
                    told.add("missing " + minute(from) + ".." + minute(to));
                }
            });

    private static long minute(Instant instant) {
        return Duration.between(START, instant).toMinutes();
    }

    private static Instant at(int minute) {
        return START.plus(Duration.ofMinutes(minute));
    }

    private static Candle candle(int minute) {
        return Candle.newBuilder()
                .setInstrument("BINANCE:BTCUSDT")
                .setTimeframe(Timeframe.M1)
                .setOpenTime(at(minute))
                .setCloseTime(at(minute + 1))
                .setOpen(1)
                .setHigh(1)
                .setLow(1)
                .setClose(1)
                .setVolume(1)
                .setSource("test")
                .setKnownAt(at(minute + 1))
                .build();
    }

    private static List<Candle> candles(int... minutes) {
        return IntStream.of(minutes).mapToObj(CandleSeriesTest::candle).toList();
    }

    private void assertTold(String... expected) {
        assertThat(told).containsExactly(expected);
        told.clear();
    }

    @Test
    @DisplayName("M-BINANCE candles of the stream pass in order, each once")
    void passes_each_candle_once() {
        candles(0, 1, 1, 0, 2).forEach(series::closed);
        assertTold("candle 0", "candle 1", "candle 2");
    }

    @Test
    @DisplayName("M-BINANCE a gap is filled before what came after it")
    void fills_a_gap_first() {
        series.closed(candle(0));
        series.closed(candle(3));
        series.closed(candle(4));
        assertTold("candle 0", "fill 1..3 #1");
        series.filled(candles(1, 2), true);
        assertTold("candle 1", "candle 2", "candle 3", "candle 4");
    }

    @Test
    @DisplayName("M-BINANCE an answer of many pages is asked for page by page, at once")
    void follows_pages() {
        series.wantedBy(at(5));
        series.filled(candles(0, 1), true);
        series.filled(candles(2, 3), true);
        series.filled(candles(4), true);
        assertTold(
                "fill 0..5 #1",
                "candle 0",
                "candle 1",
                "fill 2..5 #1",
                "candle 2",
                "candle 3",
                "fill 4..5 #1",
                "candle 4");
    }

    @Test
    @DisplayName("M-BINANCE a candle that the stream lost is asked for when its time has come")
    void asks_for_a_late_candle() {
        series.wantedBy(at(0).plusSeconds(59));
        assertTold();
        series.wantedBy(at(1).plusSeconds(3));
        series.wantedBy(at(1).plusSeconds(4));
        assertTold("fill 0..1 #1");
    }

    @Test
    @DisplayName("M-BINANCE a candle may come by the stream while it is asked for; it is told once")
    void tells_what_comes_twice_once() {
        series.wantedBy(at(2));
        series.closed(candle(0));
        series.closed(candle(1));
        series.closed(candle(2));
        series.filled(candles(0, 1), true);
        series.closed(candle(3));
        assertTold("fill 0..2 #1", "candle 0", "candle 1", "candle 2", "candle 3");
    }

    @Test
    @DisplayName("M-COMPLETE a hole of the exchange is believed after the last attempt, and told as one")
    void tells_a_hole_of_the_exchange() {
        series.wantedBy(at(4));
        series.filled(candles(0, 3), true);
        series.filled(candles(3), true);
        series.filled(candles(3), true);
        series.filled(candles(3), true);
        assertTold(
                "fill 0..4 #1", "candle 0", "fill 1..4 #1", "fill 1..4 #2", "fill 1..4 #3", "missing 1..3", "candle 3");
    }

    @Test
    @DisplayName("M-COMPLETE candles that the exchange never gives are missing up to the one that the stream gave")
    void goes_on_after_a_hole_at_the_end() {
        series.closed(candle(0));
        series.closed(candle(3));
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            series.filled(List.of(), true);
        }
        assertTold("candle 0", "fill 1..3 #1", "fill 1..3 #2", "fill 1..3 #3", "missing 1..3", "candle 3");
    }

    @Test
    @DisplayName("M-COMPLETE a question that failed proves no hole, however often")
    void believes_no_failure() {
        series.wantedBy(at(1));
        for (int i = 0; i < 10; i++) {
            series.filled(List.of(), false);
        }
        series.filled(candles(0), true);
        assertThat(told).doesNotContain("missing 0..1").endsWith("candle 0");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    @DisplayName("M-BINANCE none missing and none twice, whatever a stream drops, doubles and reorders")
    void neither_misses_nor_doubles(long seed) {
        Random random = new Random(seed);
        List<Candle> frames = new ArrayList<>();
        for (int minute = 0; minute < 400; minute++) {
            if (random.nextInt(4) > 0) {
                frames.add(candle(minute));
            }
            if (random.nextInt(4) == 0) {
                frames.add(candle(random.nextInt(minute + 1)));
            }
        }
        for (int i = 0; i + 5 < frames.size(); i += 5) {
            Collections.shuffle(frames.subList(i, i + 5), random);
        }
        for (Candle frame : frames) {
            series.closed(frame);
            answer(random.nextInt(3));
        }
        series.wantedBy(at(400));
        answer(1_000);
        assertThat(told.stream().filter(line -> line.startsWith("candle") || line.startsWith("missing")))
                .as("seed %d", seed)
                .containsExactlyElementsOf(IntStream.range(0, 400)
                        .mapToObj(minute -> "candle " + minute)
                        .toList());
    }

    /** Plays the exchange for some questions: answers the last one that is open, in pages of seven. */
    private void answer(int most) {
        for (int i = 0; i < most && told.getLast().startsWith("fill"); i++) {
            String[] range = told.getLast().split("[ .]+", -1);
            int from = Integer.parseInt(range[1]);
            int to = Integer.parseInt(range[2]);
            told.add("asked");
            series.filled(
                    Stream.iterate(from, minute -> minute + 1)
                            .limit(Math.min(7, to - from))
                            .map(CandleSeriesTest::candle)
                            .toList(),
                    true);
        }
    }
}
