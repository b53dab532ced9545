package io.sluice.local.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.files.CandleIterator;
import io.sluice.files.check.CandleGrid;
import io.sluice.files.check.MissingCandles;
import io.sluice.history.TimeRange;
import io.sluice.market.Micros;
import io.sluice.market.Session;
import io.sluice.schemas.Candle;
import io.sluice.schemas.Timeframe;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RangeReaderTest {
    private static final Instant BEGINNING = Instant.parse("2024-01-01T00:00:00Z");

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 63, 64, 65, 128, 300})
    @DisplayName("B-DATASET the fingerprint is the SHA-256 of all candles, however many there are")
    void takes_the_fingerprint_of_all_candles(int count) throws Exception {
        List<Candle> candles =
                IntStream.range(0, count).mapToObj(RangeReaderTest::candle).toList();
        RangeReader reader = new RangeReader(
                CandleIterator.over(candles.iterator(), () -> {}),
                TimeRange.ALL,
                new MissingCandles(new CandleGrid(Timeframe.M1, ZoneOffset.UTC), Session.ALWAYS));
        for (Candle candle : candles) {
            assertThat(reader.read()).isEqualTo(candle);
        }

        assertThat(reader.read()).isNull();
        assertThat(reader.fingerprint()).isEqualTo(fingerprint(candles));
    }

    private static Candle candle(int minute) {
        Instant opens = BEGINNING.plusSeconds(60L * minute);
        Instant closes = opens.plusSeconds(60);
        return Candle.newBuilder()
                .setInstrument("BINANCE:BTCUSDT")
                .setTimeframe(Timeframe.M1)
                .setOpenTime(opens)
                .setCloseTime(closes)
                .setOpen(100 + minute)
                .setHigh(102 + minute)
                .setLow(99 + minute)
                .setClose(101 + minute)
                .setVolume(1.5 * minute)
                .setComplete(minute % 7 != 0)
                .setSource("test")
                .setKnownAt(closes)
                .build();
    }

    private static String fingerprint(List<Candle> candles) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        for (Candle candle : candles) {
            out.writeLong(Micros.of(candle.getOpenTime()));
            out.writeLong(Micros.of(candle.getCloseTime()));
            out.writeDouble(candle.getOpen());
            out.writeDouble(candle.getHigh());
            out.writeDouble(candle.getLow());
            out.writeDouble(candle.getClose());
            out.writeDouble(candle.getVolume());
            out.writeByte(candle.getComplete() ? 1 : 0);
        }
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray()));
    }
}
