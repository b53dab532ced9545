package io.sluice.local.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.schemas.Quote;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LatestMarksTest {
    private final AtomicLong nanos = new AtomicLong();
    private final LatestMarks marks = new LatestMarks(nanos::get);

    private static Quote quote(Double mark) {
        return Quote.newBuilder()
                .setInstrument("BINANCE:BTCUSDT")
                .setTime(Instant.EPOCH)
                .setBid(1)
                .setAsk(2)
                .setMarkPrice(mark)
                .setSource("test")
                .build();
    }

    @Test
    @DisplayName("O-BINANCE orders are judged by the mark price that was told last, and by none that is old")
    void forgets_what_is_old() {
        assertThat(marks.of("BINANCE:BTCUSDT")).isNull();
        marks.heard(quote(60_000.5));
        marks.heard(quote(null));
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(10));
        assertThat(marks.of("BINANCE:BTCUSDT")).isEqualByComparingTo("60000.5");
        nanos.addAndGet(1);
        assertThat(marks.of("BINANCE:BTCUSDT")).isNull();
    }
}
