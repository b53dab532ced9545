package io.sluice.local.up;

import io.sluice.schemas.Candle;
import io.sluice.schemas.RejectReason;
import io.sluice.schemas.Timeframe;
import io.sluice.schemas.catalogue.Topics;
import io.sluice.topologies.driver.TopicCodec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * What must not get into the pipeline, as a stranger would write it: dated by the stranger's own clock.
 *
 * @param reason the reason for which it must be refused
 * @param record the record, for the candles' topic
 */
record BadInput(RejectReason reason, ProducerRecord<byte[], byte[]> record) {

    /** One of each kind, after the newest candle of a topic. */
    static List<BadInput> after(Candle last, TopicCodec codec) {
        Writer writer = new Writer(codec);
        Candle next = moved(last, Duration.ofMinutes(1));
        byte[] key = bytes(last.getInstrument());
        byte[] good = codec.encode(Topics.CANDLES_1M, next);
        byte[] unknownSchema = good.clone();
        unknownSchema[1] = 0x7f;
        return List.of(
                writer.raw(RejectReason.UNDECODABLE, key, bytes("{\"price\": 1}")),
                writer.raw(RejectReason.UNDECODABLE, key, unknownSchema),
                writer.raw(RejectReason.UNDECODABLE, key, Arrays.copyOf(good, good.length - 4)),
                writer.raw(RejectReason.NULL_KEY, null, good),
                writer.raw(RejectReason.NULL_VALUE, key, null),
                writer.raw(RejectReason.KEY_MISMATCH, bytes("BINANCE:ETHUSDT"), good),
                writer.stamped(RejectReason.INVALID_TIMESTAMP, Instant.now().plus(Duration.ofMinutes(30)), key, good),
                writer.candle(RejectReason.UNKNOWN_INSTRUMENT, change(next).setInstrument("BINANCE:NOSUCH")),
                writer.candle(RejectReason.WRONG_TIMEFRAME, change(next).setTimeframe(Timeframe.M5)),
                writer.candle(RejectReason.NOT_FINITE, change(next).setClose(Double.NaN)),
                writer.candle(RejectReason.NEGATIVE, change(next).setLow(-1)),
                writer.candle(RejectReason.INCONSISTENT_PRICES, change(next).setHigh(next.getLow() - 1)),
                writer.candle(RejectReason.MISALIGNED_TIME, change(moved(next, Duration.ofSeconds(7)))),
                writer.candle(RejectReason.FUTURE_TIME, change(moved(next, Duration.ofDays(36_500)))),
                writer.candle(RejectReason.DUPLICATE, change(last)),
                writer.candle(RejectReason.REVISION, change(last).setVolume(last.getVolume() + 1)),
                writer.candle(RejectReason.OUT_OF_ORDER, change(moved(last, Duration.ofDays(-30)))));
    }

    private record Writer(TopicCodec codec) {
        BadInput raw(RejectReason reason, byte[] key, byte[] value) {
            return stamped(reason, Instant.now(), key, value);
        }

        BadInput stamped(RejectReason reason, Instant time, byte[] key, byte[] value) {
            String topic = Topics.CANDLES_1M.in(codec.namespace());
            return new BadInput(reason, new ProducerRecord<>(topic, null, time.toEpochMilli(), key, value));
        }

        BadInput candle(RejectReason reason, Candle.Builder candle) {
            return raw(reason, bytes(candle.getInstrument()), codec.encode(Topics.CANDLES_1M, candle.build()));
        }
    }

    private static Candle.Builder change(Candle candle) {
        return Candle.newBuilder(candle);
    }

    private static Candle moved(Candle candle, Duration by) {
        return change(candle)
                .setOpenTime(candle.getOpenTime().plus(by))
                .setCloseTime(candle.getCloseTime().plus(by))
                .setKnownAt(candle.getKnownAt().plus(by))
                .build();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
