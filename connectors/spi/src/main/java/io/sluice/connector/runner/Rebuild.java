package io.sluice.connector.runner;

import io.sluice.order.VenueOrders;
import io.sluice.schemas.Fill;
import io.sluice.schemas.OrderCommand;
import io.sluice.schemas.OrderCommandKind;
import io.sluice.schemas.OrderEvent;
import io.sluice.schemas.catalogue.Topic;
import io.sluice.schemas.catalogue.Topics;
import io.sluice.schemas.serde.UndecodableRecord;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Restores the orders of a partition's accounts from what is recorded: commands, then events, then fills.
 *
 * <p>It reads to the end of each log as it is, open transactions included, and waits for those to end. The end that
 * readers of committed records are told lies before the first open transaction of <i>any</i> writer, and what the former
 * owner committed after that would be missed.
 */
final class Rebuild {
    private static final Duration POLL = Duration.ofMillis(50);
    private static final Duration LONGEST = Duration.ofSeconds(60);

    @FunctionalInterface
    private interface Taker {
        void take(ConsumerRecord<byte[], byte[]> record);
    }

    private final KafkaClients clients;
    private final RecordCodec codec;
    private final int partition;
    private final Map<String, VenueOrders> accounts;
    private final Watermarks watermarks;
    private final Map<String, Long> commandAt = new HashMap<>();
    private final Map<String, Long> firstEventAt = new HashMap<>();

    Rebuild(
            KafkaClients clients,
            RecordCodec codec,
            int partition,
            Map<String, VenueOrders> accounts,
            Watermarks watermarks) {
        this.clients = clients;
        this.codec = codec;
        this.partition = partition;
        this.accounts = accounts;
        this.watermarks = watermarks;
    }

    /** @param next first order that was not taken in yet */
    void run(Topic<OrderCommand> orders, HandOver from, long next) {
        TopicPartition events = in(Topics.ORDER_EVENTS);
        TopicPartition fills = in(Topics.FILLS);
        Map<TopicPartition, Long> ends;
        try (Consumer<byte[], byte[]> surveyor = clients.surveyor()) {
            ends = surveyor.endOffsets(List.of(events, fills));
        }
        watermarks.ends(ends.get(events), ends.get(fills));
        try (Consumer<byte[], byte[]> reader = clients.reader()) {
            read(reader, in(orders), from.ordersFrom(), next, record -> command(orders, record));
            read(reader, events, from.eventsFrom(), ends.get(events), record -> event(record));
            commandAt.forEach((order, at) -> watermarks.restored(
                    order, at, firstEventAt.getOrDefault(order, from.eventsFrom()), from.fillsFrom()));
            read(reader, fills, from.fillsFrom(), ends.get(fills), record -> fill(record));
        }
    }

    private TopicPartition in(Topic<?> topic) {
        return new TopicPartition(codec.name(topic), partition);
    }

    /** A command that cannot be read was refused when it was taken in, and is refused now. */
    private void command(Topic<OrderCommand> topic, ConsumerRecord<byte[], byte[]> record) {
        OrderCommand command;
        try {
            command = value(topic, record);
        } catch (UndecodableRecord refused) {
            return;
        }
        VenueOrders account = command == null ? null : accounts.get(command.getAccount());
        if (account == null) {
            return;
        }
        account.restore(command);
        if (command.getKind() == OrderCommandKind.PLACE) {
            commandAt.putIfAbsent(command.getOrderId(), record.offset());
        }
    }

    private void event(ConsumerRecord<byte[], byte[]> record) {
        OrderEvent event = value(Topics.ORDER_EVENTS, record);
        VenueOrders account = event == null ? null : accounts.get(event.getAccount());
        if (account != null && event.getVenue().equals(account.venue())) {
            account.restore(event);
            firstEventAt.putIfAbsent(event.getOrderId(), record.offset());
        }
    }

    private void fill(ConsumerRecord<byte[], byte[]> record) {
        Fill fill = value(Topics.FILLS, record);
        VenueOrders account = fill == null ? null : accounts.get(fill.getAccount());
        if (account != null && fill.getVenue().equals(account.venue())) {
            account.restore(fill);
            if (fill.getOrigin() != null) {
                watermarks.restored(fill.getId(), Long.MAX_VALUE, Long.MAX_VALUE, record.offset());
            }
        }
    }

    private <V extends SpecificRecord> @Nullable V value(Topic<V> topic, ConsumerRecord<byte[], byte[]> record) {
        return record.value() == null ? null : codec.decode(topic, record.value());
    }

    private static void read(Consumer<byte[], byte[]> reader, TopicPartition log, long from, long end, Taker taker) {
        reader.assign(List.of(log));
        long start = Math.max(from, reader.beginningOffsets(List.of(log)).get(log));
        reader.seek(log, start);
        long deadline = System.nanoTime() + LONGEST.toNanos();
        while (reader.position(log) < end) {
            if (System.nanoTime() - deadline > 0) {
                throw new TimeoutException(log + " cannot be read to " + end + ": it is held up at "
                        + reader.position(log) + " by an open transaction");
            }
            for (ConsumerRecord<byte[], byte[]> record : reader.poll(POLL)) {
                if (record.offset() < end) {
                    taker.take(record);
                }
            }
        }
    }
}
