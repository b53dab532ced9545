package io.sluice.mt5.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.mt5.feed.MarketFeed;
import io.sluice.mt5.feed.MarketSink;
import io.sluice.mt5.feed.Series;
import io.sluice.schemas.Candle;
import io.sluice.schemas.Quote;
import io.sluice.schemas.Timeframe;
import io.sluice.testkit.Await;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MarketFeedTest {
    private static final long LOGIN = 7001;
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final long MINUTE = 60_000;
    private static final int CUTS = 24;
    private static final long SEED = Long.getLong("sluice.seed", 17);

    @TempDir
    private Path folder;

    private final List<Candle> candles = new CopyOnWriteArrayList<>();
    private final List<Quote> quotes = new CopyOnWriteArrayList<>();
    private Stand stand;
    private TradeServer server;
    private SimTerminal terminal;
    private long start;

    @BeforeEach
    void start() throws Exception {
        stand = Stand.in(folder);
        server = TradeServer.atNow(SimAccount.netting(LOGIN), stand.ledger());
        server.add(SimSymbol.miniIndex(Stand.WIN));
        start = Math.floorDiv(server.now(), MINUTE) * MINUTE - 1_000 * MINUTE;
        terminal = stand.terminal(server);
    }

    @AfterEach
    void stop() throws Exception {
        stand.close();
    }

    @Test
    @DisplayName("M-MT5 no candle is missing and none comes twice, over links that break in between")
    void delivers_every_candle_once() throws Exception {
        minutes(0, 20);
        MarketFeed feed = feed();
        try {
            Await.until("history is delivered", LIMIT, () -> candles.size() == 19);
            minutes(20, 30);
            Await.until("live candles are delivered", LIMIT, () -> candles.size() == 29);
            terminal.reconnects(false);
            terminal.dropLink();
            minutes(30, 60);
            terminal.reconnects(true);
            Await.until("the gap is repaired", LIMIT, () -> candles.size() == 59);
            terminal.close();
            minutes(60, 70);
            terminal = stand.terminal(server);
            minutes(70, 71);
            Await.until("the gap of a restart is repaired", LIMIT, () -> candles.size() == 70);
        } finally {
            feed.close();
        }
        Instant first = Instant.ofEpochMilli(start).plusSeconds(10_800);
        assertThat(candles.stream().map(Candle::getOpenTime))
                .isEqualTo(IntStream.range(0, 70)
                        .mapToObj(minute -> first.plusSeconds(60L * minute))
                        .toList());
        assertThat(candles.getFirst().getClose()).isEqualTo(125_000.0);
        assertThat(candles.getFirst().getSource()).isEqualTo("mt5");
    }

    @Test
    @DisplayName("M-MT5 no quote is missing and none comes twice, over a link that breaks in between")
    void delivers_every_quote_once() throws Exception {
        MarketFeed feed = feed();
        try {
            Await.until("the first quote is delivered", LIMIT, () -> {
                long next = start + 100 * MINUTE;
                if (quotes.isEmpty()) {
                    server.quote(Stand.WIN, new BigDecimal("125000"), new BigDecimal("125005"), next);
                }
                return !quotes.isEmpty();
            });
            quotes.clear();
            seconds(1, 11);
            Await.until("quotes are delivered", LIMIT, () -> quotes.size() == 10);
            terminal.reconnects(false);
            terminal.dropLink();
            seconds(11, 31);
            terminal.reconnects(true);
            Await.until("the gap is repaired", LIMIT, () -> quotes.size() == 30);
        } finally {
            feed.close();
        }
        assertThat(quotes.stream().map(Quote::getBid))
                .isEqualTo(IntStream.range(1, 31)
                        .mapToObj(second -> 125_000.0 + 5 * second)
                        .toList());
    }

    @Test
    @DisplayName("M-MT5 no candle and no quote is missing or comes twice, within whatever frames links are cut")
    void delivers_everything_once_over_cut_links() throws Exception {
        RandomGenerator random = new SplittableRandom(SEED);
        MarketFeed feed = feed();
        try {
            minutes(0, 2);
            Await.until("a quote is delivered", LIMIT, () -> {
                minutes(2, 3);
                return !quotes.isEmpty();
            });
            Await.until("history is delivered", LIMIT, () -> candles.size() == 2);
            for (int cut = 1; cut <= CUTS; cut++) {
                if (random.nextBoolean()) {
                    terminal.cutAfterWriting(random.nextInt(600));
                } else {
                    terminal.cutAfterReading(random.nextInt(120));
                }
                minutes(1 + 2 * cut, 3 + 2 * cut);
                int wanted = 2 + 2 * cut;
                Await.until("after cut " + cut + ", seed " + SEED, LIMIT, () -> candles.size() >= wanted);
                // What was said was perhaps too short to be cut within.
                if (stand.gateway().terminals().counts().lost() < cut) {
                    terminal.dropLink();
                }
                long cuts = cut;
                Await.until(
                        "the link is lost",
                        LIMIT,
                        () -> stand.gateway().terminals().counts().lost() >= cuts);
            }
            double last = 125_000.0 + 5 * (2 + 2 * CUTS);
            Await.until("the last quote", LIMIT, () -> quotes.getLast().getBid() == last);
        } finally {
            feed.close();
        }
        Instant first = Instant.ofEpochMilli(start).plusSeconds(10_800);
        assertThat(candles.stream().map(Candle::getOpenTime))
                .isEqualTo(IntStream.range(0, 2 + 2 * CUTS)
                        .mapToObj(minute -> first.plusSeconds(60L * minute))
                        .toList());
        // Those before were told until one of them was heard.
        assertThat(quotes.stream().map(Quote::getBid).filter(bid -> bid > 125_010.0))
                .isEqualTo(IntStream.rangeClosed(3, 2 + 2 * CUTS)
                        .mapToObj(minute -> 125_000.0 + 5 * minute)
                        .toList());
    }

    private MarketFeed feed() {
        return MarketFeed.start(
                stand.gateway().terminals().terminal(LOGIN),
                List.of(new Series(Trader.WIN, Stand.WIN, Timeframe.M1, Instant.EPOCH, true)),
                new MarketSink() {
                    @Override
                    public void candle(Candle candle) {
                        candles.add(candle);
                    }

                    @Override
                    public void quote(Quote quote) {
                        quotes.add(quote);
                    }
                });
    }

    /** One quote a minute; each closes the candle of the minute before. */
    private void minutes(int from, int to) {
        for (int minute = from; minute < to; minute++) {
            BigDecimal bid = BigDecimal.valueOf(125_000 + 5L * minute);
            server.quote(Stand.WIN, bid, bid.add(BigDecimal.valueOf(5)), start + minute * MINUTE);
        }
    }

    private void seconds(int from, int to) {
        for (int second = from; second < to; second++) {
            BigDecimal bid = BigDecimal.valueOf(125_000 + 5L * second);
            server.quote(Stand.WIN, bid, bid.add(BigDecimal.valueOf(5)), start + 100 * MINUTE + second * 1_000L);
        }
    }
}
