package io.sluice.replay.tape;

import io.sluice.account.AccountSettings;
import io.sluice.instrument.EnabledDetector;
import io.sluice.instrument.InstrumentSettings;
import io.sluice.market.InstrumentDefinition;
import io.sluice.replay.AccountListener;
import io.sluice.replay.AccountPair;
import io.sluice.replay.CandleReader;
import io.sluice.replay.Coins;
import io.sluice.replay.MarketListener;
import io.sluice.replay.Replay;
import io.sluice.replay.ReplaySettings;
import io.sluice.replay.lookahead.Trace;
import io.sluice.replay.metrics.AccountMeter;
import io.sluice.replay.metrics.Performance;
import io.sluice.risk.PatternCorrelation;
import io.sluice.risk.RiskLimits;
import io.sluice.schemas.Candle;
import io.sluice.schemas.Timeframe;
import io.sluice.value.Money;
import io.sluice.venue.PaperSettings;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Two markets that move at random, an account that trades both, and what a first pass over them leaves behind. */
public final class Markets {
    public static final String COIN = "T:COIN";
    public static final String METAL = "T:METAL";
    public static final String ACCOUNT = "alpha";
    private static final Instant BEGIN = Instant.parse("2024-03-04T00:00:00Z");
    private static final Map<String, InstrumentDefinition> DEFINITIONS =
            Map.of(COIN, Coins.definition(COIN), METAL, Coins.definition(METAL));

    private Markets() {}

    /**
     * What a pass leaves behind.
     *
     * @param tape all candles
     * @param trace what was said
     * @param performance what the account came to
     */
    public record Pass(ReplaySettings settings, Tape tape, Trace trace, Performance performance) {}

    /** One-minute candles of both, some of them missing. */
    public static Map<String, List<Candle>> random(int count) {
        Map<String, List<Candle>> candles = new TreeMap<>();
        candles.put(COIN, candles(COIN, count, 11));
        candles.put(METAL, candles(METAL, count, 12));
        candles.get(METAL).subList(count / 2, count / 2 + 30).clear();
        return candles;
    }

    /** The candles of the first market alone. */
    public static List<Candle> coin(int count) {
        return candles(COIN, count, 11);
    }

    private static List<Candle> candles(String instrument, int count, long seed) {
        Random random = new Random(seed);
        List<Candle> candles = new ArrayList<>();
        double price = 100;
        for (int i = 0; i < count; i++) {
            double open = price;
            double burst = random.nextInt(12) == 0 ? 4 : 1;
            double close = cents(open * (1 + random.nextGaussian() * 0.0008 * burst));
            double high = cents(Math.max(open, close) + random.nextDouble() * 0.05);
            double low = cents(Math.min(open, close) - random.nextDouble() * 0.05);
            candles.add(candle(instrument, i, open, high, low, close, Math.rint(1_000 * burst * random.nextDouble())));
            price = close;
        }
        return candles;
    }

    /** The candle of a minute. */
    public static Candle candle(
            String instrument, int minute, double open, double high, double low, double close, double volume) {
        Instant opens = BEGIN.plus(Duration.ofMinutes(minute));
        Instant closes = opens.plus(Duration.ofMinutes(1));
        return new Candle(
                instrument,
                Timeframe.M1,
                opens,
                closes,
                open,
                high,
                low,
                close,
                volume,
                null,
                null,
                true,
                "tape",
                closes);
    }

    private static double cents(double price) {
        return Math.round(price * 100) / 100.0;
    }

    /** Settings with all detectors that come along, on 1m and 5m. */
    public static ReplaySettings settings() {
        return settings(List.of(
                InstrumentSettings.defaults(Coins.definition(COIN), Timeframe.M1),
                InstrumentSettings.defaults(Coins.definition(METAL), Timeframe.M1)));
    }

    /** Settings with some detectors instead. */
    public static ReplaySettings settings(EnabledDetector... detectors) {
        return settings(List.of(with(COIN, detectors), with(METAL, detectors)));
    }

    private static InstrumentSettings with(String instrument, EnabledDetector... detectors) {
        InstrumentSettings defaults = InstrumentSettings.defaults(Coins.definition(instrument), Timeframe.M1);
        return new InstrumentSettings(
                defaults.instrument(),
                defaults.base(),
                List.of(detectors),
                defaults.admission(),
                defaults.rollUp(),
                defaults.atrPeriod());
    }

    private static ReplaySettings settings(List<InstrumentSettings> instruments) {
        RiskLimits limits = RiskLimits.builder()
                .minConfidence(new BigDecimal("0.10"))
                .maxExecutionsPerDay(1_000)
                .build();
        AccountSettings account = new AccountSettings(
                ACCOUNT, "paper", "USD", Money.of("100000"), Set.of(COIN, METAL), limits, PatternCorrelation.DEFAULTS);
        return new ReplaySettings(
                DEFINITIONS, instruments, List.of(account), PaperSettings.DEFAULTS, Optional.of(Duration.ofHours(1)));
    }

    /** Plays candles once and keeps what it was. */
    public static Pass play(ReplaySettings settings, Map<String, List<Candle>> candles) throws Exception {
        Tape tape = new Tape();
        Trace trace = new Trace();
        AccountMeter meter = AccountMeter.of(settings.accounts().getFirst(), settings);
        Replay.World world = new Replay.World() {
            @Override
            public CandleReader candles(String instrument) {
                return tape.recording(instrument, reader(candles.getOrDefault(instrument, List.of())));
            }

            @Override
            public MarketListener market(String instrument) {
                return trace.market(instrument);
            }

            @Override
            public AccountListener account(String account) {
                return new AccountPair(meter, trace.account(account));
            }
        };
        try (Replay replay = new Replay(settings, world)) {
            replay.run(2, progress -> {});
        }
        return new Pass(settings, tape, trace, meter.performance());
    }

    /** All that a reader gives. */
    public static List<Candle> read(CandleReader reader) throws IOException {
        List<Candle> candles = new ArrayList<>();
        for (Candle candle = reader.read(); candle != null; candle = reader.read()) {
            candles.add(candle);
        }
        return candles;
    }

    /** Reads a list. */
    public static CandleReader reader(List<Candle> candles) {
        Iterator<Candle> left = candles.iterator();
        return new CandleReader() {
            @Override
            public @Nullable Candle read() {
                return left.hasNext() ? left.next() : null;
            }

            @Override
            public void close() {
                // Nothing was opened.
            }
        };
    }
}
