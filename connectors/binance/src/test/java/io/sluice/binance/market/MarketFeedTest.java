package io.sluice.binance.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.binance.Addresses;
import io.sluice.binance.http.AddressBudget;
import io.sluice.binance.http.BudgetLimits;
import io.sluice.binance.http.ClockSync;
import io.sluice.binance.http.Paced;
import io.sluice.binance.http.RestClient;
import io.sluice.binance.http.ServerClock;
import io.sluice.binance.sim.SimulatedVenue;
import io.sluice.binance.sim.VenueSettings;
import io.sluice.binance.sim.malice.FrameRule;
import io.sluice.binance.sim.malice.FrameRule.Action;
import io.sluice.binance.sim.malice.RequestRule;
import io.sluice.binance.stream.StreamSettings;
import io.sluice.schemas.Candle;
import io.sluice.schemas.Quote;
import io.sluice.schemas.Timeframe;
import io.sluice.testkit.Await;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Minutes pass at the venue as fast as the test turns its clock. */
class MarketFeedTest {
    private static final long NANOS_PER_MILLI = 1_000_000L;
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final long START = Instant.parse("2026-01-05T10:00:00Z").toEpochMilli();

    private final AtomicLong millis = new AtomicLong(START);
    private final InstantSource time = () -> Instant.ofEpochMilli(millis.get());
    private final List<Candle> candles = new CopyOnWriteArrayList<>();
    private final List<Quote> quotes = new CopyOnWriteArrayList<>();
    private final List<String> missing = new CopyOnWriteArrayList<>();

    private SimulatedVenue sim;
    private RestClient rest;
    private MarketFeed feed;

    @BeforeEach
    void open(@TempDir Path folder) throws Exception {
        sim = SimulatedVenue.start(
                VenueSettings.with(folder.resolve("ledger.jsonl")).following(millis::get));
        ServerClock clock = new ServerClock(time, () -> millis.get() * NANOS_PER_MILLI);
        rest = RestClient.open(
                URI.create(sim.restUrl()), clock, new AddressBudget(BudgetLimits.HOUSE_WEIGHT, System::nanoTime));
        StreamSettings impatient = new StreamSettings(
                Duration.ofHours(23),
                Duration.ofMillis(200),
                Duration.ofMinutes(5),
                Duration.ofMillis(20),
                Duration.ofMillis(100),
                Duration.ofSeconds(10));
        MarketSettings settings = new MarketSettings(
                List.of("BTCUSDT"),
                List.of(Timeframe.M1),
                Duration.ofMillis(20),
                Duration.ofSeconds(3),
                Duration.ofMillis(50),
                5,
                impatient,
                impatient);
        feed = new MarketFeed(
                Addresses.simulated(URI.create(sim.restUrl()), URI.create(sim.streamUrl())),
                new Candles(new Paced(rest)),
                new ClockSync(new Paced(rest)),
                settings,
                (instrument, timeframe) -> Instant.ofEpochMilli(START),
                new Recorder(),
                new SplittableRandom(1));
        feed.start();
        Await.until("both streams", LIMIT, () -> sim.streams().size() == 2);
    }

    private final class Recorder implements MarketSink {
        @Override
        public void candle(Candle candle) {
            candles.add(candle);
        }

        @Override
        public void quote(Quote quote) {
            quotes.add(quote);
        }

        @Override
        public void missing(String instrument, Timeframe timeframe, Instant from, Instant to) {
            missing.add(from + ".." + to);
        }
    }

    @AfterEach
    void close() {
        feed.close();
        rest.close();
        sim.close();
    }

    /** A minute in which the price moves, and the first instants of the next. */
    private void minute(int number) {
        sim.price("BTCUSDT", Integer.toString(60_000 + number % 7));
        millis.addAndGet(60_000);
        sim.venue().tick();
    }

    private List<Instant> opens() {
        return candles.stream().map(Candle::getOpenTime).toList();
    }

    private static List<Instant> minutes(int count) {
        List<Instant> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(Instant.ofEpochMilli(START).plus(i, ChronoUnit.MINUTES));
        }
        return all;
    }

    private void awaitCandles(int count) throws Exception {
        Await.until(count + " candles", LIMIT, () -> {
            millis.addAndGet(100);
            return candles.size() >= count;
        });
        assertThat(opens()).containsExactlyElementsOf(minutes(candles.size()));
        assertThat(missing).isEmpty();
    }

    @Test
    @DisplayName("M-BINANCE closed candles and quotes with mark price and funding come by the streams")
    void feeds_candles_and_quotes() throws Exception {
        for (int i = 0; i < 5; i++) {
            minute(i);
        }
        awaitCandles(5);
        Await.until("a quote with a mark", LIMIT, () -> {
            millis.addAndGet(200);
            sim.price("BTCUSDT", "60005");
            return quotes.stream().anyMatch(quote -> quote.getMarkPrice() != null);
        });
        assertThat(quotes.getLast().getInstrument()).isEqualTo("BINANCE:BTCUSDT");
        assertThat(quotes.getLast().getBid()).isLessThan(quotes.getLast().getAsk());
        assertThat(quotes.stream()
                        .filter(quote -> quote.getMarkPrice() != null)
                        .map(Quote::getFundingRate)
                        .distinct())
                .containsExactly(0.0001);
    }

    @Test
    @DisplayName("M-BINANCE none missing and none twice over dropped, doubled and reordered frames")
    void survives_bad_frames() throws Exception {
        sim.malice().add(new FrameRule("kline", 2, 3, 1, Action.DROP, 0));
        sim.malice().add(new FrameRule("kline", 6, 5, 1, Action.DUPLICATE, 0));
        sim.malice().add(new FrameRule("kline", 12, 5, 1, Action.REORDER, 0));
        for (int i = 0; i < 30; i++) {
            minute(i);
        }
        awaitCandles(30);
    }

    @Test
    @DisplayName("M-BINANCE a cut of the streams is filled by REST, also where REST fails at first")
    void fills_a_cut() throws Exception {
        minute(0);
        awaitCandles(1);
        sim.malice()
                .add(RequestRule.next("GET", "/fapi/v1/klines").times(2, 0).answer(false, 503, "Service Unavailable."));
        sim.streams().cutAll();
        for (int i = 1; i < 12; i++) {
            minute(i);
        }
        Await.until("both streams again", LIMIT, () -> sim.streams().size() == 2);
        minute(12);
        awaitCandles(13);
        assertThat(candles).extracting(Candle::getSource).contains(MarketMessages.REST_SOURCE);
    }

    @Test
    @DisplayName("M-BINANCE cuts at any time, many of them")
    void survives_many_cuts() throws Exception {
        for (int i = 0; i < 60; i++) {
            minute(i);
            if (i % 10 == 3) {
                sim.streams().cutAll();
            }
        }
        awaitCandles(60);
    }
}
