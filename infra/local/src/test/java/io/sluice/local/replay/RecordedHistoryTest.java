package io.sluice.local.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.files.CandleIterator;
import io.sluice.schemas.Candle;
import io.sluice.schemas.Timeframe;
import io.sluice.schemas.catalogue.Namespace;
import io.sluice.schemas.serde.AvroSerializer;
import io.sluice.schemas.serde.SerdeConfig;
import io.sluice.testkit.Cluster;
import io.sluice.testkit.WithCluster;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@WithCluster
class RecordedHistoryTest {
    private static final Instant OPEN = Instant.parse("2024-01-01T00:00:00Z");
    private static final String TOPIC = "recorded.candles.5m";

    @TempDir
    private Path folder;

    @Test
    @DisplayName("B-KAFKA candles of all partitions come by time and instrument; what was refused live does not come")
    void merges_the_partitions_of_the_shortest_timeframe(Cluster cluster) throws Exception {
        cluster.topics().create(TOPIC, 2);
        cluster.topics().create("recorded.candles.1m", 1);
        cluster.topics().create("recorded.candles.1h", 1);
        try (ReplayStand stand = new ReplayStand(cluster, folder)) {
            List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
            for (String name : List.of("B 0", "B 1", "C 0", "C 1", "B 1", "B 0", "C 2", "B 2")) {
                records.add(record(stand, 0, candle(name)));
            }
            for (String name : List.of("A 1", "A 0", "A 2", "A 3")) {
                records.add(record(stand, 1, candle(name)));
            }
            records.add(new ProducerRecord<>(TOPIC, 0, 1L, null, "garbage".getBytes(StandardCharsets.UTF_8)));
            cluster.topics().produce(records);

            RecordedHistory all = new RecordedHistory(stand.connection(), new Namespace("recorded"), Optional.empty());
            RecordedHistory late = new RecordedHistory(
                    stand.connection(), new Namespace("recorded"), Optional.of(OPEN.plusSeconds(1_000)));

            assertThat(all.name()).isEqualTo(TOPIC);
            assertThat(all.timeframe()).isEqualTo(Timeframe.M5);
            assertThat(all.instruments()).containsExactly("X:A", "X:B", "X:C");
            assertThat(names(all.open()))
                    .containsExactly("B 0", "C 0", "A 1", "B 1", "C 1", "A 2", "B 2", "C 2", "A 3");
            assertThat(names(all.open("X:C"))).containsExactly("C 0", "C 1", "C 2");
            assertThat(names(late.open())).containsExactly("A 3");
        }
    }

    private static List<String> names(CandleIterator candles) throws IOException {
        List<String> names = new ArrayList<>();
        try (candles) {
            candles.forEachRemaining(candle -> names.add(candle.getInstrument().substring(2) + " "
                    + (candle.getOpenTime().getEpochSecond() - OPEN.getEpochSecond()) / 300));
        }
        return names;
    }

    private static ProducerRecord<byte[], byte[]> record(ReplayStand stand, int partition, Candle candle) {
        try (AvroSerializer<Candle> serializer = new AvroSerializer<>(stand.registry(), SerdeConfig.DEFAULT)) {
            return new ProducerRecord<>(
                    TOPIC,
                    partition,
                    candle.getCloseTime().toEpochMilli(),
                    candle.getInstrument().getBytes(StandardCharsets.UTF_8),
                    serializer.serialize(TOPIC, candle));
        }
    }

    /** Of an instrument and how many candles come before it. */
    private static Candle candle(String name) {
        Instant open = OPEN.plusSeconds(300L * Integer.parseInt(name.substring(2)));
        return Candle.newBuilder()
                .setInstrument("X:" + name.charAt(0))
                .setTimeframe(Timeframe.M5)
                .setOpenTime(open)
                .setCloseTime(open.plusSeconds(300))
                .setOpen(1)
                .setHigh(1)
                .setLow(1)
                .setClose(1)
                .setVolume(1)
                .setSource("test")
                .setKnownAt(open.plusSeconds(300))
                .build();
    }
}
