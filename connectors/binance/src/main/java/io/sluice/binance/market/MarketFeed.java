package io.sluice.binance.market;

import io.sluice.binance.Addresses;
import io.sluice.binance.Symbols;
import io.sluice.binance.http.ClockSync;
import io.sluice.binance.stream.SteadyStream;
import io.sluice.binance.stream.StreamSettings;
import io.sluice.binance.stream.StreamSink;
import io.sluice.market.Timeframes;
import io.sluice.schemas.Timeframe;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Market data of some symbols (M-BINANCE): candles by stream, each gap of it filled by REST; quotes by stream. One feed
 * serves all consumers of its sink.
 */
public final class MarketFeed implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MarketFeed.class);

    /** Streams of one connection; the exchange allows more, the length of an address does not. */
    private static final int STREAMS_A_CONNECTION = 100;

    private static final Duration MEASURE_EVERY = Duration.ofMinutes(5);
    private static final Duration MEASURE_AGAIN = Duration.ofSeconds(2);

    private final Addresses addresses;
    private final ClockSync clockSync;
    private final MarketSettings settings;
    private final RandomGenerator random;
    private final Quotes quotes;
    private final Map<String, Map<Timeframe, SeriesFeed>> series = new HashMap<>();
    private final List<SteadyStream> streams = new ArrayList<>();
    private final Thread ticker;
    private volatile boolean closed;

    /** From where candles are wanted. */
    @FunctionalInterface
    public interface Resume {
        /** Open time of the first candle that is wanted, aligned to the timeframe. */
        Instant from(String instrument, Timeframe timeframe);
    }

    /**
     * @param candles asks for what the stream left out
     * @param clockSync measures the exchange's clock, by which a candle has closed or not
     * @param resume asked once for each instrument and timeframe
     * @param random for the jitter of reconnects
     */
    public MarketFeed(
            Addresses addresses,
            Candles candles,
            ClockSync clockSync,
            MarketSettings settings,
            Resume resume,
            MarketSink sink,
            RandomGenerator random) {
        this.addresses = addresses;
        this.clockSync = clockSync;
        this.settings = settings;
        this.random = random;
        quotes = new Quotes(settings.quoteInterval(), sink::quote);
        for (String symbol : settings.symbols()) {
            String instrument = Symbols.instrument(symbol);
            for (Timeframe timeframe : settings.timeframes()) {
                series.computeIfAbsent(instrument, first -> new HashMap<>())
                        .put(
                                timeframe,
                                new SeriesFeed(
                                        symbol,
                                        timeframe,
                                        resume.from(instrument, timeframe),
                                        candles,
                                        settings,
                                        sink));
            }
        }
        ticker = Thread.ofVirtual().name("binance-market-ticker").unstarted(this::tick);
    }

    /** Begins to connect, and returns at once. */
    public void start() {
        List<String> book = new ArrayList<>();
        List<String> market = new ArrayList<>();
        for (String symbol : settings.symbols()) {
            String name = Symbols.streamName(symbol);
            book.add(name + "@bookTicker");
            market.add(name + "@markPrice@1s");
            settings.timeframes().forEach(timeframe -> market.add(name + "@kline_" + Timeframes.name(timeframe)));
        }
        open("binance-public", book, settings.publicStream(), addresses::publicStreams);
        open("binance-market", market, settings.marketStream(), addresses::marketStreams);
        ticker.start();
    }

    private void open(String name, List<String> wanted, StreamSettings how, Function<Iterable<String>, URI> address) {
        for (int first = 0; first < wanted.size(); first += STREAMS_A_CONNECTION) {
            URI uri = address.apply(wanted.subList(first, Math.min(wanted.size(), first + STREAMS_A_CONNECTION)));
            SteadyStream stream = new SteadyStream(name + "-" + streams.size(), () -> uri, how, new Frames(), random);
            streams.add(stream);
            stream.start();
        }
    }

    /** What a connection says. */
    private final class Frames implements StreamSink {
        @Override
        public void frame(String text) {
            switch (MarketMessages.frame(text)) {
                case MarketMessage.Closed closedCandle -> candle(closedCandle);
                case MarketMessage.Book book -> quotes.book(book, System.nanoTime());
                case MarketMessage.Mark mark -> quotes.mark(mark, System.nanoTime());
                case MarketMessage.Unreadable unreadable -> LOG.warn("unreadable frame: {}", unreadable.reason());
                case MarketMessage.Other other -> LOG.trace("of no use: {}", other);
            }
        }

        @Override
        public void interrupted(String reason) {
            LOG.warn("market data was interrupted: {}", reason);
        }

        @Override
        public void flowing() {
            wantClosed();
        }
    }

    private void candle(MarketMessage.Closed message) {
        SeriesFeed feed = series.getOrDefault(message.candle().getInstrument(), Map.of())
                .get(message.candle().getTimeframe());
        if (feed != null) {
            feed.closed(message.candle());
        }
    }

    /** Before the exchange's clock is known, nobody can tell whether a candle has closed. */
    private void wantClosed() {
        if (!clockSync.clock().isKnown()) {
            return;
        }
        Instant now = clockSync.clock().now().minus(settings.candleGrace());
        series.values().forEach(each -> each.values().forEach(feed -> feed.wantedBy(now)));
    }

    private void tick() {
        try {
            long measureAtNanos = System.nanoTime();
            while (!closed) {
                if (System.nanoTime() - measureAtNanos >= 0) {
                    clockSync.measureOrWarn();
                    measureAtNanos = System.nanoTime() + pauseNanos();
                }
                quotes.flush(System.nanoTime());
                wantClosed();
                Thread.sleep(settings.quoteInterval());
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private long pauseNanos() {
        return (clockSync.clock().isKnown() ? MEASURE_EVERY : MEASURE_AGAIN).toNanos();
    }

    /** Ends the streams and the asking. Idempotent. */
    @Override
    public void close() {
        closed = true;
        ticker.interrupt();
        streams.forEach(SteadyStream::close);
        series.values().forEach(each -> each.values().forEach(SeriesFeed::close));
    }
}
