package io.sluice.binance.sim.prices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sluice.binance.sim.SimulatedVenue;
import io.sluice.binance.sim.VenueSettings;
import io.sluice.binance.sim.exchange.Instrument;
import io.sluice.binance.sim.exchange.Quote;
import io.sluice.binance.sim.venue.Interval;
import io.sluice.binance.sim.venue.Kline;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("O-BINANCE the simulated market's prices come from a seed, a script, candles or a recorded stream")
class PriceFeedTest {
    private static final List<Instrument> ALL = Instrument.DEFAULTS;
    private static final Path DATA = Path.of(Optional.ofNullable(System.getenv("SLUICE_TEST_DATA"))
            .orElse(System.getProperty("sluice.root", "../..") + "/../shared/data"));

    @TempDir
    private Path folder;

    private List<String> read(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        if (name.endsWith(".gz")) {
            try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
                out.write(text.getBytes(StandardCharsets.UTF_8));
            }
        } else {
            Files.writeString(file, text);
        }
        return steps(PriceFiles.open(file, ALL), Integer.MAX_VALUE);
    }

    private static List<String> steps(PriceFeed feed, int limit) throws IOException {
        List<String> steps = new ArrayList<>();
        try (feed) {
            for (Optional<PriceFeed.Step> step = feed.next();
                    step.isPresent() && steps.size() < limit;
                    step = feed.next()) {
                Quote quote = step.get().quote();
                steps.add(step.get().atMillis() + " " + quote.symbol() + " " + quote.bid() + "/" + quote.ask() + " "
                        + quote.last());
            }
        }
        return steps;
    }

    @Test
    void a_script_has_a_price_a_line() throws Exception {
        assertThat(read("prices.csv", "# rise\n0,BTCUSDT,60000,5\n\n1500,ETHUSDT,3000.55,1\n"))
                .containsExactly("0 BTCUSDT 60000.00/60000.10 60000.00", "1500 ETHUSDT 3000.55/3000.56 3000.55");
    }

    @Test
    void candles_are_played_in_four_steps_the_nearer_extreme_first() throws Exception {
        String header = "open_time,open,high,low,close,volume,close_time,quote_volume,count,a,b,ignore\n";
        assertThat(
                        read(
                                "FILUSDT-1m-2023-08.csv.gz",
                                header
                                        + "60000,4.2,4.5,4.1,4.4,1,119999,4,1,1,1,0\n120000,4.4,4.5,4.1,4.2,1,179999,4,1,1,1,0\n"))
                .containsExactly(
                        "0 FILUSDT 4.200/4.201 4.200",
                        "15000 FILUSDT 4.100/4.101 4.100",
                        "30000 FILUSDT 4.500/4.501 4.500",
                        "45000 FILUSDT 4.400/4.401 4.400",
                        "60000 FILUSDT 4.400/4.401 4.400",
                        "75000 FILUSDT 4.500/4.501 4.500",
                        "90000 FILUSDT 4.100/4.101 4.100",
                        "105000 FILUSDT 4.200/4.201 4.200");
    }

    @Test
    void what_cannot_be_read_is_told_with_the_line() {
        assertThatThrownBy(() -> read("a.csv", "0,BTCUSDT,60000,5\n5,BTCUSDT,dear,5\n"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("5,BTCUSDT,dear,5");
        assertThatThrownBy(() -> read("b.csv", "0,NOSUCH,1,1\n")).hasMessageContaining("no such symbol: 0,NOSUCH");
        assertThatThrownBy(() -> read("DOGE.csv", "1,1,1,1,1,1,1,1,1,1,1,0\n"))
                .hasMessageContaining("begins with none of the symbols");
        assertThatThrownBy(() -> read("c.csv", "")).hasMessageContaining("is empty");
    }

    @Test
    void a_walk_is_the_same_for_the_same_seed_and_stays_on_the_tick() throws Exception {
        assertThat(steps(walk(1), 200)).isEqualTo(steps(walk(1), 200)).isNotEqualTo(steps(walk(2), 200));
        for (Optional<PriceFeed.Step> step : List.of(walk(1).next(), walk(2).next())) {
            BigDecimal bid = step.orElseThrow().quote().bid();
            assertThat(bid.remainder(ALL.get(0).price().step()).signum()).isZero();
        }
    }

    private RandomWalk walk(long seed) {
        List<Quote> first = ALL.stream()
                .map(instrument -> Quote.at(instrument, new BigDecimal("700"), BigDecimal.ONE))
                .toList();
        return new RandomWalk(ALL, first, 250, seed);
    }

    @Test
    void its_history_ends_where_it_begins_and_has_no_gap() {
        long until = 1_700_000_000_000L;

        List<Kline> candles = walk(1).history(ALL.get(0), until, 100);

        assertThat(candles).hasSize(100);
        assertThat(candles.getLast().close()).isEqualByComparingTo("700");
        for (int at = 1; at < candles.size(); at++) {
            Kline before = candles.get(at - 1);
            Kline candle = candles.get(at);
            assertThat(candle.openTime()).isEqualTo(before.openTime() + Interval.ONE_MINUTE.millis());
            assertThat(candle.open()).isEqualByComparingTo(before.close());
            assertThat(candle.low()).isLessThanOrEqualTo(candle.open().min(candle.close()));
            assertThat(candle.high()).isGreaterThanOrEqualTo(candle.open().max(candle.close()));
        }
    }

    @Test
    void a_stream_that_was_recorded_moves_the_venue() throws Exception {
        Path recorded = DATA.resolve("binance-ws-recorded-hftbacktest/usdm-btcusdt_20240808.gz");
        assumeTrue(Files.exists(recorded), () -> recorded + " is not here");
        try (SimulatedVenue venue = SimulatedVenue.start(VenueSettings.with(folder.resolve("ledger.jsonl")));
                PricePlayer player = PricePlayer.start(PriceFiles.open(recorded, ALL), venue.venue(), 1e9)) {
            player.await();

            Quote last = venue.venue()
                    .act(now -> venue.venue().exchange().market("BTCUSDT").quote());
            long quotes = venue.venue()
                    .act(now -> venue.venue().exchange().market("BTCUSDT").updates());
            assertThat(last.bid()).isEqualByComparingTo("61659.70");
            assertThat(quotes).isEqualTo(66_090);
        }
    }
}
