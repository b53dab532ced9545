package io.sluice.local.backtest;

import io.sluice.files.CandleIterator;
import io.sluice.files.CandleSource;
import io.sluice.schemas.Candle;
import io.sluice.schemas.Timeframe;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.StreamSupport;

/** Some instruments of a source. */
final class Selection implements CandleSource {
    private final CandleSource whole;
    private final List<String> instruments;

    private Selection(CandleSource whole, List<String> instruments) {
        this.whole = whole;
        this.instruments = instruments;
    }

    /**
     * The named instruments, or all when none is named.
     *
     * @throws IllegalArgumentException naming the one that is not there, and those that are
     */
    static CandleSource of(CandleSource whole, List<String> wanted) {
        for (String instrument : wanted) {
            if (!whole.instruments().contains(instrument)) {
                throw new IllegalArgumentException("--instrument " + instrument + " is not in " + whole.name()
                        + ", which holds " + String.join(", ", whole.instruments()));
            }
        }
        return wanted.isEmpty()
                ? whole
                : new Selection(whole, wanted.stream().distinct().sorted().toList());
    }

    @Override
    public String name() {
        return whole.name();
    }

    @Override
    public List<String> instruments() {
        return instruments;
    }

    @Override
    public Timeframe timeframe() {
        return whole.timeframe();
    }

    @Override
    public CandleIterator open() throws IOException {
        CandleIterator all = whole.open();
        Set<String> wanted = Set.copyOf(instruments);
        Iterator<Candle> some = StreamSupport.stream(
                        Spliterators.spliteratorUnknownSize(all, Spliterator.ORDERED), false)
                .filter(candle -> wanted.contains(candle.getInstrument()))
                .iterator();
        return CandleIterator.over(some, all);
    }

    @Override
    public CandleIterator open(String instrument) throws IOException {
        return whole.open(instrument);
    }
}
