package io.sluice.local.parity;

import io.sluice.local.command.CommandFailed;
import io.sluice.local.command.Connection;
import io.sluice.local.command.SluiceCommand;
import io.sluice.local.config.Configuration;
import io.sluice.local.config.Coverage;
import io.sluice.schemas.Candle;
import io.sluice.schemas.Timeframe;
import io.sluice.schemas.catalogue.Topic;
import io.sluice.schemas.catalogue.Topics;
import io.sluice.schemas.serde.UndecodableRecord;
import io.sluice.topologies.InstrumentTopology;
import io.sluice.topologies.driver.TopicCodec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** What a namespace was run on: which candles came in, and so which configuration held. */
final class RecordedBase {
    private static final int SAMPLES_AN_INSTRUMENT = 100;

    private RecordedBase() {}

    /** Timeframe of the candles that the instrument stage has read; empty when it has read none. */
    static Optional<Timeframe> of(Connection connection) {
        String group = connection.namespace().prefix(InstrumentTopology.STAGE);
        try (Admin admin = Admin.create(connection.clientSettings())) {
            Map<TopicPartition, ?> read = admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get();
            for (Timeframe timeframe : Timeframe.values()) {
                if (timeframe != Timeframe.UNRECOGNISED) {
                    String topic = Topics.candles(timeframe).in(connection.namespace());
                    if (read.keySet().stream()
                            .anyMatch(partition -> partition.topic().equals(topic))) {
                        return Optional.of(timeframe);
                    }
                }
            }
            return Optional.empty();
        } catch (ExecutionException failed) {
            throw CommandFailed.because("The cluster does not tell what was read: " + failed.getCause(), failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw CommandFailed.because("Stopped.", interrupted);
        }
    }

    /** The same, of a namespace that must have read some. */
    static Timeframe require(Connection connection) {
        return of(connection)
                .orElseThrow(() -> CommandFailed.because("Nothing has been recorded in namespace "
                        + connection.namespace().name() + ": its instrument stage has read no candles."));
    }

    /** The configuration in force, completed from the first candles as {@code up} completes it from its feed. */
    static Configuration configuration(SluiceCommand sluice, RecordedTopics topics, TopicCodec codec, Timeframe base) {
        Map<String, Collection<Candle>> samples = new TreeMap<>();
        Topic<Candle> candles = Topics.candles(base);
        topics.read(
                candles.in(codec.namespace()),
                record -> candle(codec, candles, record).ifPresent(candle -> add(samples, candle)));
        Coverage coverage = Coverage.of(sluice.file(), samples);
        coverage.announcements().forEach(sluice.terminal()::tell);
        return coverage.configuration();
    }

    private static Optional<Candle> candle(
            TopicCodec codec, Topic<Candle> candles, ConsumerRecord<byte[], byte[]> record) {
        try {
            return record.value() == null ? Optional.empty() : Optional.of(codec.decode(candles, record.value()));
        } catch (UndecodableRecord strange) {
            return Optional.empty();
        }
    }

    private static void add(Map<String, Collection<Candle>> samples, Candle candle) {
        Collection<Candle> some = samples.computeIfAbsent(candle.getInstrument(), each -> new ArrayList<>());
        if (some.size() < SAMPLES_AN_INSTRUMENT) {
            some.add(candle);
        }
    }
}
