package io.sluice.indicator;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The indicators of one instrument and timeframe that somebody asked for, each computed once however many ask. Asking
 * ends before the first candle.
 */
public final class IndicatorSet {
    private final Map<String, Indicator> indicators = new LinkedHashMap<>();
    private final Atr atr;

    /** @param atrPeriod period of the average true range, which every set has */
    public IndicatorSet(int atrPeriod) {
        atr = ask("atr(" + atrPeriod + ")", Atr.class, () -> new Atr(atrPeriod));
    }

    public Atr atr() {
        return atr;
    }

    /** @param remembered how many of the newest values the asker looks back */
    public Rsi rsi(int period, int remembered) {
        return ask("rsi(" + period + "," + remembered + ")", Rsi.class, () -> new Rsi(period, remembered));
    }

    public ReturnZScore returnZScore(int period) {
        return ask("returnZScore(" + period + ")", ReturnZScore.class, () -> new ReturnZScore(period));
    }

    public CloseZScore closeZScore(int period) {
        return ask("closeZScore(" + period + ")", CloseZScore.class, () -> new CloseZScore(period));
    }

    public Channel channel(int period) {
        return ask("channel(" + period + ")", Channel.class, () -> new Channel(period));
    }

    public Sma sma(Source source, int period) {
        return ask("sma(" + source + "," + period + ")", Sma.class, () -> new Sma(source, period));
    }

    public Ema ema(int period) {
        return ask("ema(" + period + ")", Ema.class, () -> new Ema(period));
    }

    /** All that were asked for, in the order of asking. */
    public Collection<Indicator> all() {
        return indicators.values();
    }

    /** What was asked for, in words: equal descriptions remember the same numbers in the same order. */
    public String description() {
        return String.join(",", indicators.keySet());
    }

    private <T extends Indicator> T ask(String key, Class<T> type, Supplier<T> maker) {
        Function<String, Indicator> make = missing -> maker.get();
        return type.cast(indicators.computeIfAbsent(key, make));
    }
}
