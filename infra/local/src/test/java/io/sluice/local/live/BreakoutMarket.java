package io.sluice.local.live;

import io.sluice.binance.sim.SimulatedVenue;
import io.sluice.binance.sim.VenueSettings;
import io.sluice.binance.sim.rest.Credential;
import io.sluice.binance.sim.venue.Kline;
import io.sluice.testkit.JavaProcess;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A simulated Binance whose candles lead to one signal at once: calm minutes, and in the last one that has ended a price far
 * above them on much volume. Bid and ask move on all the while.
 */
final class BreakoutMarket implements AutoCloseable {
    private static final String KEY = "canary-key-7f31ab";
    private static final String SECRET = "canary-secret-20c9e4";
    private static final int CALM_MINUTES = 120;
    private static final long MINUTE = 60_000;
    private static final Duration BETWEEN_QUOTES = Duration.ofMillis(200);

    final SimulatedVenue venue;
    private final Path folder;
    private final Thread mover;

    private BreakoutMarket(SimulatedVenue venue, Path folder) {
        this.venue = venue;
        this.folder = folder;
        this.mover = Thread.ofVirtual().start(this::move);
    }

    private void move() {
        try {
            for (int step = 0; true; step++) {
                venue.price("BTCUSDT", step % 2 == 0 ? "60400.0" : "60400.1");
                Thread.sleep(BETWEEN_QUOTES);
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    /** @param folder of its ledger and its configurations */
    static BreakoutMarket open(Path folder) throws IOException {
        SimulatedVenue venue = SimulatedVenue.start(VenueSettings.with(folder.resolve("ledger.jsonl"))
                .letting(List.of(new Credential.Hmac(KEY, "main", SECRET))));
        venue.price("BTCUSDT", "60400.0");
        venue.history("BTCUSDT", breakout(venue.clock().millis()));
        return new BreakoutMarket(venue, folder);
    }

    private static List<Kline> breakout(long now) {
        long last = Math.floorDiv(now, MINUTE) * MINUTE - MINUTE;
        List<Kline> candles = new ArrayList<>();
        for (int i = CALM_MINUTES; i > 0; i--) {
            candles.add(candle(last - i * MINUTE, i % 2 == 0 ? "60000" : "60020", i % 2 == 0 ? "60020" : "60000", 10));
        }
        candles.add(candle(last, "60000", "60400", 80));
        return candles;
    }

    private static Kline candle(long openTime, String open, String close, int volume) {
        BigDecimal from = new BigDecimal(open);
        BigDecimal to = new BigDecimal(close);
        BigDecimal traded = BigDecimal.valueOf(volume);
        return new Kline(
                openTime,
                from,
                from.max(to).add(BigDecimal.TEN),
                from.min(to).subtract(BigDecimal.TEN),
                to,
                traded,
                traded.multiply(to),
                volume);
    }

    int port() {
        return URI.create(venue.restUrl()).getPort();
    }

    /**
     * The account {@code binance-1} at this venue, in namespace {@code live}.
     *
     * @param at port of the venue, or of a way to it
     * @param more accounts, as lines of YAML
     */
    Path configuration(int at, String more) throws IOException {
        return Files.writeString(folder.resolve("live.yaml"), """
                namespace: live
                venues:
                  binance: {mode: testnet, restUrl: "http://127.0.0.1:%d", streamUrl: "ws://127.0.0.1:%d", warmUpCandles: 100}
                detectors:
                  - {name: breakout}
                accounts:
                  - id: binance-1
                    venue: binance
                    currency: USDT
                    balance: 10000
                    instruments: ["BINANCE:BTCUSDT"]
                    risk: {riskPerTrade: 0.001}
                %s
                instruments:
                  - {id: "BINANCE:BTCUSDT", quoteCurrency: USDT, tickSize: 0.1, lotStep: 0.001, minQuantity: 0.001, maxQuantity: 100, minNotional: 100}
                """.formatted(
                        at, at, more.indent(2).stripTrailing()));
    }

    /** {@code sluice up} with the keys to the account. */
    static JavaProcess up(Path configuration, Path dataDir, int port) {
        return LiveProcess.start(
                configuration,
                dataDir,
                port,
                Map.of("BINANCE_TESTNET_API_KEY", KEY, "BINANCE_TESTNET_API_SECRET", SECRET));
    }

    @Override
    public void close() {
        mover.interrupt();
        venue.close();
    }
}
