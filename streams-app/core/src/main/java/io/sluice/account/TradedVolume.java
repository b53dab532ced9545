package io.sluice.account;

import io.sluice.market.InstrumentDefinition;
import io.sluice.market.TradingCalendar;
import io.sluice.state.SlotReader;
import io.sluice.state.SlotWriter;
import io.sluice.value.Money;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What has traded of an instrument, learnt from its candles: the value (volume × close × point value) of each of the last
 * {@value #HOURS} hours with a candle, and the volume of a usual candle, smoothed as the average true range is
 * ({@value #SMOOTHING} candles, Wilder), so that both speak of the same market.
 */
final class TradedVolume extends Remembered {
    static final String PREFIX = "traded:";

    static final int HOURS = 24;
    private static final int SMOOTHING = 14;
    private static final long HOUR = 3_600_000_000L;
    /** How many hours are looked back for those in which the market was open: a month. */
    private static final int FARTHEST = 31 * HOURS;

    private final String slot;
    private final TradingCalendar calendar;
    private final double pointValue;
    /** The last hours with a candle, counted from the epoch, the newest at the place before {@code next}. */
    private long[] hours = {};

    private double[] values = {};
    private int next;
    /** The hour of the first candle: not all of it was seen. */
    private long since = Clock.NEVER;

    private double usual;

    TradedVolume(Changes changes, InstrumentDefinition definition) {
        super(changes);
        this.slot = PREFIX + definition.id();
        this.calendar = new TradingCalendar(definition.session());
        this.pointValue = definition.pointValue().doubleValue();
    }

    /**
     * A candle has closed.
     *
     * @param volume base units; what cannot be one counts as nothing
     * @param close quote currency
     * @param closedAt its end, micros: later than that of any before
     */
    void learn(double volume, double close, long closedAt) {
        double sound = Double.isFinite(volume) && volume > 0 ? volume : 0;
        long hour = hourOf(closedAt);
        if (since == Clock.NEVER) {
            prepare();
            since = hour;
            usual = sound;
        } else {
            usual += (sound - usual) / SMOOTHING;
        }
        int newest = Math.floorMod(next - 1, HOURS);
        if (hours[newest] != hour) {
            newest = next;
            next = (next + 1) % HOURS;
            hours[newest] = hour;
            values[newest] = 0;
        }
        values[newest] += sound * close * pointValue;
        touch();
    }

    private void prepare() {
        hours = new long[HOURS];
        values = new double[HOURS];
        for (int place = 0; place < HOURS; place++) {
            hours[place] = Clock.NEVER;
        }
    }

    /** The hour that an instant ends, or is in. */
    private static long hourOf(long time) {
        return Math.floorDiv(time - 1, HOUR);
    }

    /** Value of the last {@value #HOURS} hours in which the market was open, the present one among them; null where unknown. */
    @Nullable
    Money overLastHours(long now) {
        if (since == Clock.NEVER) {
            return null;
        }
        double sum = 0;
        int open = 0;
        long hour = hourOf(now);
        for (int back = 0; back < FARTHEST && hour > since; back++, hour--) {
            double value = valueOf(hour);
            if (value > 0 || isOpen(hour)) {
                sum += value;
                open++;
            }
            if (open == HOURS) {
                return new Money(BigDecimal.valueOf(sum));
            }
        }
        return null;
    }

    private double valueOf(long hour) {
        for (int place = 0; place < HOURS; place++) {
            if (hours[place] == hour) {
                return values[place];
            }
        }
        return 0;
    }

    private boolean isOpen(long hour) {
        return calendar.isOpen(hour * HOUR) || calendar.isOpen((hour + 1) * HOUR - 1);
    }

    /** Volume of a usual candle, base units; null where none traded. */
    @Nullable
    BigDecimal ofCandle() {
        return usual > 0 ? BigDecimal.valueOf(usual) : null;
    }

    @Override
    String slot() {
        return slot;
    }

    @Override
    void write(SlotWriter out) {
        if (since == Clock.NEVER) {
            prepare();
        }
        for (int place = 0; place < HOURS; place++) {
            out.whole(hours[place]).real(values[place]);
        }
        out.count(next).whole(since).real(usual);
    }

    @Override
    void read(SlotReader in) {
        prepare();
        for (int place = 0; place < HOURS; place++) {
            hours[place] = in.whole();
            values[place] = in.real();
        }
        next = in.count();
        since = in.whole();
        usual = in.real();
    }
}
