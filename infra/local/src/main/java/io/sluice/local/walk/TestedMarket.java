package io.sluice.local.walk;

import io.sluice.local.backtest.InstrumentFollower;
import io.sluice.replay.MarketListener;
import io.sluice.replay.gate.LabelRule;
import io.sluice.replay.report.InstrumentChart;
import io.sluice.replay.rigour.WalkForward.Window;
import io.sluice.schemas.Candle;
import io.sluice.schemas.Mark;
import io.sluice.schemas.RejectReason;
import io.sluice.schemas.Timeframe;
import java.util.List;
import java.util.Map;

/** Keeps of one instrument what the report shows of the tests: candles from the first test on, and what was refused. */
final class TestedMarket implements MarketListener {
    private final InstrumentFollower follower;
    private final List<Window> windows;
    private int window;
    private long candles;

    TestedMarket(String instrument, Timeframe base, List<Window> windows) {
        this.follower = new InstrumentFollower(instrument, base, List.of(), LabelRule.DEFAULTS);
        this.windows = windows;
    }

    @Override
    public void candle(Candle candle, Mark mark) {
        while (window < windows.size()
                && candle.getCloseTime().isAfter(windows.get(window).testTo())) {
            window++;
        }
        if (candle.getCloseTime().isAfter(windows.getFirst().testFrom())) {
            follower.candle(candle, mark);
        }
        if (window < windows.size()
                && candle.getCloseTime().isAfter(windows.get(window).testFrom())) {
            candles++;
        }
    }

    @Override
    public void rejected(Candle candle, RejectReason reason, String detail) {
        follower.rejected(candle, reason, detail);
    }

    InstrumentChart chart() {
        return follower.chart();
    }

    /** Refused candles by reason. */
    Map<RejectReason, Long> rejected() {
        return follower.rejected();
    }

    /** Candles of the tests. */
    long candles() {
        return candles;
    }
}
