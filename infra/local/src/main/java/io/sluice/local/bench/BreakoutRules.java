package io.sluice.local.bench;

/**
 * The strategy that is measured, in numbers that all of its implementations share. Flat, a close asks for a long position of
 * one unit when it is above the highest high of the {@value #CHANNEL} candles before it and above their exponential average
 * over {@value #EMA}, while Wilder's RSI over {@value #RSI} is below {@value #RSI_MOST} and the close's z-score over
 * {@value #Z_SCORE} closes is above {@value #Z_SCORE_LEAST}. The position is opened at the next open and left at a stop
 * {@value #STOP_ATR} or a target {@value #TARGET_ATR} average true ranges (over {@value #ATR}) from there.
 */
final class BreakoutRules {
    static final int CHANNEL = 20;
    static final int EMA = 50;
    static final int RSI = 14;
    static final double RSI_MOST = 75;
    static final int Z_SCORE = 100;
    static final double Z_SCORE_LEAST = 1;
    static final int ATR = 14;
    static final int STOP_ATR = 2;
    static final int TARGET_ATR = 3;

    private BreakoutRules() {}
}
