package io.sluice.indicator;

/** Which number of a candle an indicator follows. */
public enum Source {
    HIGH,
    LOW,
    CLOSE,
    VOLUME;

    double of(CandleWindow candles, int age) {
        return switch (this) {
            case HIGH -> candles.high(age);
            case LOW -> candles.low(age);
            case CLOSE -> candles.close(age);
            case VOLUME -> candles.volume(age);
        };
    }
}
