package io.sluice.mt5.feed;

import io.sluice.mt5.frame.Frame;
import io.sluice.mt5.frame.FrameFault;
import io.sluice.mt5.link.Exchange;
import io.sluice.mt5.link.Exchange.Answered;
import io.sluice.mt5.link.ServerClock;
import io.sluice.mt5.link.Terminal;
import io.sluice.schemas.Candle;
import io.sluice.schemas.Quote;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One instrument's place in its history: what was delivered last. Belongs to the feed's thread. */
final class SeriesFeed {
    private static final Logger LOG = LoggerFactory.getLogger(SeriesFeed.class);
    private static final String SOURCE = "mt5";
    private static final int PAGE = 1_000;
    private static final long NONE = Long.MIN_VALUE;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Series series;
    private final Terminal terminal;
    private final MarketSink sink;
    private long lastBar = NONE;
    private long lastTick = NONE;
    private int ticksAtLast;

    SeriesFeed(Series series, Terminal terminal, MarketSink sink) {
        this.series = series;
        this.terminal = terminal;
        this.sink = sink;
    }

    /** Delivers a live candle, after those that are missing before it. False when they could not be had. */
    boolean bar(Frame bar) throws InterruptedException, FrameFault {
        if (!bar.text("timeframe").equals(series.timeframe().name())) {
            return true;
        }
        long time = bar.number("time");
        boolean follows = lastBar != NONE && time == lastBar + series.lengthMillis();
        if (!follows && time > next() && !repairBars(time)) {
            return false;
        }
        deliver(bar);
        return true;
    }

    private long next() {
        return lastBar == NONE ? terminal.clock().wallMillis(series.since()) : lastBar + series.lengthMillis();
    }

    /** Delivers what history has beyond the last candle and quote. False when it could not be asked. */
    boolean repair() throws InterruptedException {
        long now = terminal.clock().serverMillis(Instant.now());
        try {
            // Bars are closed when the terminal says so; it may know one that this clock does not yet allow.
            return repairBars(now + series.lengthMillis()) && repairTicks();
        } catch (FrameFault fault) {
            LOG.warn("{}: history cannot be read: {}", series.instrument(), fault.getMessage());
            return false;
        }
    }

    private boolean repairBars(long to) throws InterruptedException, FrameFault {
        while (next() < to) {
            Frame.Builder question = Frame.of("bars")
                    .put("symbol", series.symbol())
                    .put("timeframe", series.timeframe().name())
                    .put("from", next())
                    .put("to", to)
                    .put("limit", PAGE);
            Answered page = ask(question);
            if (page == null) {
                return false;
            }
            for (Frame bar : page.items()) {
                deliver(bar);
            }
            if (!page.end().text("code").equals("TOO_MANY") || page.items().isEmpty()) {
                return true;
            }
        }
        return true;
    }

    private void deliver(Frame bar) throws FrameFault {
        long time = bar.number("time");
        if (time < next()) {
            return;
        }
        sink.candle(candle(bar, time));
        lastBar = time;
    }

    private Candle candle(Frame bar, long time) throws FrameFault {
        ServerClock clock = terminal.clock();
        Instant open = clock.instant(time);
        Instant close = open.plusMillis(series.lengthMillis());
        long ticks = bar.number("ticks");
        long volume = bar.number("volume");
        Instant now = Instant.now();
        return new Candle(
                series.instrument(),
                series.timeframe(),
                open,
                close,
                bar.decimal("open").doubleValue(),
                bar.decimal("high").doubleValue(),
                bar.decimal("low").doubleValue(),
                bar.decimal("close").doubleValue(),
                (double) (volume > 0 ? volume : ticks),
                null,
                ticks,
                true,
                SOURCE,
                now.isBefore(close) ? close : now);
    }

    private boolean repairTicks() throws InterruptedException, FrameFault {
        if (!series.ticks() || lastTick == NONE) {
            return true;
        }
        while (true) {
            Frame.Builder question = Frame.of("ticks")
                    .put("symbol", series.symbol())
                    .put("from", lastTick)
                    .put("to", terminal.clock().serverMillis(Instant.now().plusSeconds(60)))
                    .put("limit", PAGE);
            Answered page = ask(question);
            if (page == null) {
                return false;
            }
            long before = lastTick;
            deliverBeyond(page.items());
            if (!page.end().text("code").equals("TOO_MANY") || lastTick == before) {
                return true;
            }
        }
    }

    /** History begins with the millisecond of the last quote: as many of it as were delivered are skipped. */
    private void deliverBeyond(List<Frame> ticks) throws FrameFault {
        long last = lastTick;
        int skipped = ticksAtLast;
        for (Frame tick : ticks) {
            if (tick.number("time") == last && skipped > 0) {
                skipped--;
            } else if (tick.number("time") >= lastTick) {
                deliverTick(tick);
            }
        }
    }

    /** Delivers a live quote that is newer than what was delivered. Always true: a quote needs no other before it. */
    boolean tick(Frame tick) throws FrameFault {
        if (series.ticks() && tick.number("time") > lastTick) {
            deliverTick(tick);
        }
        return true;
    }

    private void deliverTick(Frame tick) throws FrameFault {
        long time = tick.number("time");
        sink.quote(new Quote(
                series.instrument(),
                terminal.clock().instant(time),
                tick.decimal("bid").doubleValue(),
                tick.decimal("ask").doubleValue(),
                null,
                null,
                null,
                null,
                null,
                SOURCE,
                null));
        ticksAtLast = time == lastTick ? ticksAtLast + 1 : 1;
        lastTick = time;
    }

    private @org.jspecify.annotations.Nullable Answered ask(Frame.Builder question)
            throws InterruptedException, FrameFault {
        Exchange exchange = terminal.ask(question, PATIENCE);
        if (!(exchange instanceof Answered answered)) {
            return null;
        }
        String code = answered.end().text("code");
        boolean readable = code.equals("OK") || code.equals("TOO_MANY") || code.equals("NO_DATA");
        boolean whole = answered.end().numberOr("count", -1) == answered.items().size();
        return readable && whole ? answered : null;
    }
}
