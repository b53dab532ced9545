package io.sluice.local.config;

import io.sluice.instrument.InstrumentSettings;
import io.sluice.instrument.RollUpSettings;
import io.sluice.market.Timeframes;
import io.sluice.schemas.Timeframe;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * What is made of the candles that come in.
 *
 * @param base timeframe of the candles that come in
 * @param grace how late a candle may be and still be merged into a higher timeframe
 * @param atrPeriod candles of the average true range that marks and signals carry
 */
public record CandleSettings(Timeframe base, Duration grace, int atrPeriod) {
    static final Kind<Timeframe> TIMEFRAME = Kinds.choice(
            Arrays.stream(Timeframe.values())
                    .filter(timeframe -> timeframe != Timeframe.UNRECOGNISED)
                    .toList(),
            Timeframes::name);

    private static final int LONGEST_GRACE_SECONDS = 3_600;
    private static final int LONGEST_PERIOD = 1_000;
    private static final Key<Timeframe> BASE = Key.of(
            "timeframe",
            TIMEFRAME,
            "1m",
            "timeframe of the candles that come in; a feed of another one says so and takes its place");
    private static final Key<Integer> GRACE = Key.of(
            "graceSeconds",
            Kinds.whole(0, LONGEST_GRACE_SECONDS),
            "120",
            "how late a candle may be and still be merged into higher timeframes");
    private static final Key<Integer> ATR_PERIOD = Key.of(
            "atrPeriod",
            Kinds.whole(2, LONGEST_PERIOD),
            Integer.toString(InstrumentSettings.DEFAULT_ATR_PERIOD),
            "candles of the average true range that marks and signals carry");

    static final Section SECTION =
            Section.one("candles", "What is made of the candles that come in.", List.of(BASE, GRACE, ATR_PERIOD));

    static CandleSettings from(Values values) {
        return new CandleSettings(values.get(BASE), Duration.ofSeconds(values.get(GRACE)), values.get(ATR_PERIOD));
    }

    /** All timeframes longer than a base. */
    public RollUpSettings rollUp(Timeframe from) {
        return new RollUpSettings(RollUpSettings.above(from).timeframes(), grace);
    }
}
