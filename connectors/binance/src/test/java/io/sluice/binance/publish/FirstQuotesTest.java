package io.sluice.binance.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.schemas.Candle;
import io.sluice.schemas.Timeframe;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class FirstQuotesTest {
    private static final String BTC = "BINANCE:BTCUSDT";
    private static final String ETH = "BINANCE:ETHUSDT";

    private final FirstQuotes quotes = new FirstQuotes(Set.of(BTC, ETH));

    @Test
    @DisplayName(
            "R-SLIPPAGE the first candles wait for bid and ask of their instrument, in order; later ones wait no more")
    void candles_wait_for_the_first_quote() {
        assertThat(quotes.keeps(candle(BTC, 1))).isTrue();
        assertThat(quotes.keeps(candle(ETH, 1))).isTrue();
        assertThat(quotes.keeps(candle(BTC, 2))).isTrue();
        assertThat(quotes.keeps(candle("BINANCE:SOLUSDT", 1)))
                .as("nobody there decides by it")
                .isFalse();
        assertThat(quotes.heard(BTC)).containsExactly(candle(BTC, 1), candle(BTC, 2));
        assertThat(quotes.heard(BTC)).isEmpty();
        assertThat(quotes.keeps(candle(BTC, 3))).isFalse();
        assertThat(quotes.keeps(candle(ETH, 2))).isTrue();
    }

    @Test
    @DisplayName("M-COMPLETE no candle waits for ever, and none is lost where no quote comes")
    void nobody_waits_for_ever() {
        quotes.keeps(candle(ETH, 1));
        quotes.keeps(candle(BTC, 1));
        quotes.keeps(candle(ETH, 2));
        assertThat(quotes.giveUp()).containsExactly(candle(BTC, 1), candle(ETH, 1), candle(ETH, 2));
        assertThat(quotes.keeps(candle(ETH, 3))).isFalse();
        assertThat(quotes.heard(ETH)).isEmpty();
    }

    private static Candle candle(String instrument, int minute) {
        Instant open = Instant.parse("2026-01-05T10:00:00Z").plusSeconds(60L * minute);
        return Candle.newBuilder()
                .setInstrument(instrument)
                .setTimeframe(Timeframe.M1)
                .setOpenTime(open)
                .setCloseTime(open.plusSeconds(60))
                .setOpen(1)
                .setHigh(1)
                .setLow(1)
                .setClose(1)
                .setVolume(1)
                .setSource("test")
                .setKnownAt(open.plusSeconds(60))
                .build();
    }
}
