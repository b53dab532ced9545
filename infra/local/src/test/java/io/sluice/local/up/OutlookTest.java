package io.sluice.local.up;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.files.trades.BitstampTrades;
import io.sluice.instrument.InstrumentFold;
import io.sluice.instrument.InstrumentSettings;
import io.sluice.market.InstrumentDefinition;
import io.sluice.market.Session;
import io.sluice.schemas.Candle;
import io.sluice.schemas.Timeframe;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class OutlookTest {
    private static final InstrumentDefinition BTCUSD = new InstrumentDefinition(
            "BITSTAMP:BTCUSD",
            "USD",
            new BigDecimal("0.01"),
            new BigDecimal("0.00000001"),
            new BigDecimal("0.00000001"),
            new BigDecimal(1_000),
            BigDecimal.ZERO,
            BigDecimal.ONE,
            Session.ALWAYS);
    private static final Instant BEGINNING = Instant.parse("2013-11-25T00:00:00Z");

    private final List<Candle> candles = BitstampTrades.candles();

    OutlookTest() throws IOException {}

    private static Outlook outlook(List<Candle> candles) {
        InstrumentFold fold = new InstrumentFold(InstrumentSettings.defaults(BTCUSD, Timeframe.M1));
        return new Outlook(Step.cut(candles.iterator()), List.of(fold));
    }

    private static List<Boolean> quiet(List<Candle> candles) {
        List<Boolean> quiet = new ArrayList<>();
        outlook(candles).forEachRemaining(step -> quiet.add(step.quiet()));
        return quiet;
    }

    /** Minutes of the history whose steps are not quiet. */
    private static List<Long> loudMinutes(List<Candle> candles) {
        List<Long> loud = new ArrayList<>();
        outlook(candles).forEachRemaining(step -> {
            if (!step.quiet()) {
                loud.add(Duration.between(BEGINNING, step.closeTime()).toMinutes());
            }
        });
        return loud;
    }

    @Test
    @DisplayName("X-UP a step is quiet where no detector speaks: an hour of the real history, minute by minute")
    void knows_when_detectors_will_speak() {
        assertThat(loudMinutes(candles.subList(0, 60))).containsExactly(28L, 43L, 44L, 47L, 54L);
    }

    @Test
    @DisplayName("X-UP what the stage will refuse, and what it does not know, is not quiet")
    void refused_and_unknown_candles_are_not_quiet() {
        Candle first = candles.getFirst();
        Candle stranger =
                Candle.newBuilder(first).setInstrument("BITSTAMP:ETHUSD").build();

        assertThat(quiet(List.of(first))).containsExactly(true);
        assertThat(quiet(List.of(first, first))).containsExactly(false);
        assertThat(quiet(List.of(first, stranger))).containsExactly(false);
    }

    @Test
    @DisplayName("X-UP nothing is foretold any more once a candle could not be folded")
    void foretells_nothing_after_a_failure() {
        Candle broken = Candle.newBuilder(candles.get(1)).build();
        broken.put("openTime", null);

        assertThat(quiet(List.of(candles.get(0), broken, candles.get(2)))).containsExactly(true, false, false);
    }
}
