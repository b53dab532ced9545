package io.sluice.replay.judged;

import java.util.List;
import java.util.SortedMap;

/**
 * What an engine made of a strategy.
 *
 * @param trades closed trades in their order
 * @param stopped how many of them the stop has ended
 * @param equity cash and open profit after each candle
 * @param figures by name, those that both engines define alike
 */
record Run(List<JudgedTrade> trades, int stopped, List<Double> equity, SortedMap<Figure, Double> figures) {
    /** What both engines define alike; money after fees unless it says gross. */
    enum Figure {
        TRADES,
        WINS,
        LOSSES,
        LONGEST_LOSING_RUN,
        GROSS,
        FEES,
        NET,
        WON,
        LOST,
        AVERAGE_WIN,
        AVERAGE_LOSS
    }
}
