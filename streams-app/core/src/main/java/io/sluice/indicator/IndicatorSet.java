package io.sluice.indicator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The indicators of one instrument and timeframe that somebody asked for, each computed once however many ask. Asking
 * ends before the first candle. They follow each candle in the order of asking, so that one made of others follows them.
 */
public final class IndicatorSet {
    /** No built-in name has a colon. */
    private static final String OWN = "own:";

    private final Map<Key, Indicator> indicators = new LinkedHashMap<>();
    private final Atr atr;
    private boolean asking = true;

    /** The class belongs to it, so that equal names in two plug-ins never mean the same. */
    private record Key(Class<? extends Indicator> type, String text) {}

    /**
     * An indicator and what it was asked for as.
     *
     * @param name for example {@code rsi(14,4)}
     */
    public record Named(String name, Indicator indicator) {}

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

    /**
     * An indicator that is not among the above, as a plug-in's own. Who asks for the same class and parameters shares it; it
     * can meet neither a built-in one nor one of another plug-in.
     *
     * @param parameters all on which its values depend, as text, for example {@code 9}; it is part of the layout of the
     *     memory, so a change of what it saves should change it too, with a version at its end
     * @param maker makes a new one each time; it may itself ask this set for what the indicator is made of
     * @throws IllegalStateException when asking has ended
     */
    public <T extends Indicator> T own(Class<T> type, String parameters, Supplier<T> maker) {
        return ask(OWN + type.getName() + "(" + parameters + ")", type, maker);
    }

    /** All that were asked for, in the order of asking. */
    public List<Named> all() {
        List<Named> all = new ArrayList<>();
        indicators.forEach((key, indicator) -> all.add(new Named(key.text(), indicator)));
        return all;
    }

    /** From now on who asks is refused: what is asked for later would not follow the candles. */
    public void endAsking() {
        asking = false;
    }

    /** What was asked for, in words: equal descriptions remember the same numbers in the same order. */
    public String description() {
        return indicators.keySet().stream().map(Key::text).collect(Collectors.joining(","));
    }

    private <T extends Indicator> T ask(String text, Class<T> type, Supplier<T> maker) {
        if (!asking) {
            throw new IllegalStateException(text + " is asked for too late: ask when the detector is made");
        }
        Key key = new Key(type, text);
        Indicator there = indicators.get(key);
        if (there != null) {
            return type.cast(there);
        }
        T made = Objects.requireNonNull(maker.get(), text);
        indicators.put(key, made);
        return made;
    }
}
