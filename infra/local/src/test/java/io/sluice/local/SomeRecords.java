package io.sluice.local;

import io.sluice.schemas.Candle;
import io.sluice.schemas.Timeframe;
import io.sluice.schemas.serde.AvroSerializer;
import io.sluice.schemas.serde.SchemaRegistryClient;
import io.sluice.schemas.serde.SerdeConfig;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/** What topics are filled with so that a command has something to read: sound records and others. */
final class SomeRecords {
    static final Instant OPEN = Instant.parse("2013-11-25T08:00:00Z");

    private SomeRecords() {}

    static ProducerRecord<byte[], byte[]> record(
            SchemaRegistryClient registry, String topic, String key, SpecificRecord value) {
        try (AvroSerializer<SpecificRecord> serializer = new AvroSerializer<>(registry, SerdeConfig.LOOKUP_ONLY)) {
            Instant time = value instanceof Candle candle ? candle.getCloseTime() : OPEN;
            return new ProducerRecord<>(topic, 0, time.toEpochMilli(), bytes(key), serializer.serialize(topic, value));
        }
    }

    static ProducerRecord<byte[], byte[]> raw(String topic, long time, byte[] key, byte[] value) {
        return new ProducerRecord<>(topic, 0, time, key, value);
    }

    static Candle candle() {
        return Candle.newBuilder()
                .setInstrument("BITSTAMP:BTCUSD")
                .setTimeframe(Timeframe.M1)
                .setOpenTime(OPEN)
                .setCloseTime(OPEN.plusSeconds(60))
                .setOpen(800.5)
                .setHigh(801)
                .setLow(800)
                .setClose(800.75)
                .setVolume(2.5)
                .setSource("test")
                .setKnownAt(OPEN.plusSeconds(60))
                .build();
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
