package io.sluice.replay;

import io.sluice.account.AccountSettings;
import io.sluice.instrument.InstrumentSettings;
import io.sluice.schemas.Candle;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The folds of a {@link Replay} over candles that are still coming: an instant at a time, each told at once, in the caller's
 * thread. The same candles in the order of their close times make byte for byte the same of it.
 */
public final class FollowingReplay {
    private final TreeMap<String, InstrumentFolding> instruments = new TreeMap<>();
    private final List<Trader> traders = new ArrayList<>();

    private record Trader(Collection<String> instruments, AccountReplay account) {
        void fold(Collection<MarketWindow> windows) {
            List<MarketWindow> traded = windows.stream()
                    .filter(window -> instruments.contains(window.instrument()))
                    .toList();
            if (!traded.isEmpty()) {
                account.fold(traded);
            }
        }
    }

    /** @param listeners asked once for each account */
    public FollowingReplay(ReplaySettings settings, Function<String, AccountListener> listeners) {
        for (InstrumentSettings instrument : settings.instruments()) {
            instruments.put(instrument.instrument().id(), new InstrumentFolding(instrument, MarketListener.NONE));
        }
        for (AccountSettings account : settings.accounts()) {
            AccountListener listener = listeners.apply(account.account());
            traders.add(new Trader(account.instruments(), new AccountReplay(account, settings, listener)));
        }
    }

    /**
     * Folds what closes at one instant.
     *
     * @param candles of different instruments, all of them the settings'
     * @throws io.sluice.detect.DetectorFailure when a detector fails
     * @throws IllegalArgumentException when an instrument is none of the settings'
     */
    public void fold(Collection<Candle> candles) {
        List<MarketWindow> windows = new ArrayList<>();
        for (Candle candle : candles) {
            InstrumentFolding folding = instruments.get(candle.getInstrument());
            if (folding == null) {
                throw new IllegalArgumentException("a candle of " + candle.getInstrument() + ", which is not followed");
            }
            MarketWindow window = new MarketWindow(candle.getInstrument());
            folding.fold(candle, window);
            windows.add(window);
        }
        traders.forEach(trader -> trader.fold(windows));
    }
}
