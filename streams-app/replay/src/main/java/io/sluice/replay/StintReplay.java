package io.sluice.replay;

import io.sluice.account.AccountSettings;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A stint on its way: not begun, trading, over. */
final class StintReplay {
    private final Stint stint;
    private List<FoldLane> lanes;
    private final Map<String, MarketWindow.Moment> last = new HashMap<>();
    private List<FoldLane> heard = List.of();
    private @Nullable AccountReplay account;
    private boolean begun;
    private boolean over;
    private long candles;

    /** @param lanes one for each instrument of its settings */
    StintReplay(Stint stint, List<FoldLane> lanes) {
        this.stint = stint;
        this.lanes = lanes;
    }

    Stint stint() {
        return stint;
    }

    boolean isOver() {
        return over;
    }

    /** Whether a candle that closes at that time is traded. */
    boolean trades(long time) {
        return !over && stint.from() < time && time <= stint.to();
    }

    void begin() {
        if (begun) {
            return;
        }
        begun = true;
        AccountSettings settings = stint.begins();
        if (settings == null) {
            over = true;
            return;
        }
        heard = lanes.stream()
                .filter(lane -> settings.instruments().contains(lane.instrument()))
                .sorted(Comparator.comparing(FoldLane::instrument))
                .toList();
        account = new AccountReplay(settings, stint.settings(), stint.listener());
    }

    void fold() {
        if (account == null) {
            return;
        }
        List<MarketWindow> windows = heard.stream().map(FoldLane::window).toList();
        account.fold(windows);
        for (MarketWindow window : windows) {
            candles += window.size();
            if (window.size() > 0) {
                last.put(window.instrument(), window.get(window.size() - 1));
            }
        }
    }

    /** Candles traded so far. */
    long candles() {
        return candles;
    }

    /** Closes what is held, where it should be, and lets go of everything. */
    void finish() {
        over = true;
        if (account != null && stint.flattens() && !last.isEmpty()) {
            account.flatten(last.values());
        }
        account = null;
        lanes = List.of();
        heard = List.of();
    }

    void tellEnd() {
        if (begun) {
            stint.ended();
        }
    }
}
