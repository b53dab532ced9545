package io.sluice.connector.runner;

import io.sluice.connector.Venue;
import io.sluice.connector.VenueTraits;
import io.sluice.order.OrderFold;
import io.sluice.order.OrderInput;
import io.sluice.order.VenueOrders;
import io.sluice.schemas.OrderCommand;
import io.sluice.schemas.OrderCommandKind;
import io.sluice.schemas.RejectReason;
import io.sluice.schemas.catalogue.Topics;
import io.sluice.schemas.serde.UndecodableRecord;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;

/**
 * Owns the accounts of one partition: restores them, and turns what comes in into transactions and, after each of them,
 * calls. Any failure of a transaction throws; whoever owns this then throws it away, because nobody knows what was
 * committed, and what was restored from the log again is right either way.
 */
final class PartitionOwner implements AutoCloseable {
    private static final Duration TICK = Duration.ofMillis(100);
    /** Most inputs of one account in one transaction. */
    private static final int INPUTS = 500;

    private final TopicPartition partition;
    private final RunnerParts parts;
    private final Consumer<byte[], byte[]> member;
    private final OrderFold fold;
    private final InstantSource clock;
    private final Map<String, AccountDesk> desks = new HashMap<>();
    private final Watermarks watermarks = new Watermarks();
    private final Producer<byte[], byte[]> producer;
    private final VenueCaller caller;
    private final HaltLatch latch;
    private long epoch;
    private long next;
    private Instant lastTick = Instant.MIN;

    private PartitionOwner(TopicPartition partition, RunnerParts parts, Consumer<byte[], byte[]> member) {
        this.partition = partition;
        this.parts = parts;
        this.member = member;
        this.clock = parts.clock();
        VenueTraits traits = parts.venue().traits();
        this.fold = new OrderFold(parts.settings().patience().forVenue(traits.settling(), traits.remembered()));
        this.latch = new HaltLatch(parts.settings().haltFolder());
        this.caller = new VenueCaller(latch, parts.listener(), clock);
        this.producer = parts.clients().writer(partition.partition());
    }

    /**
     * Fences every owner before, restores the accounts, and commits under a number of its own that it owns them.
     *
     * @param accounts those of the partition
     */
    static PartitionOwner takeOver(
            TopicPartition partition, Set<String> accounts, RunnerParts parts, Consumer<byte[], byte[]> member) {
        PartitionOwner owner = new PartitionOwner(partition, parts, member);
        try {
            owner.restore(accounts);
            return owner;
        } catch (RuntimeException e) {
            owner.close();
            throw e;
        }
    }

    private void restore(Set<String> accounts) {
        // From here on no transaction of an owner before this one can be committed; what was open has been aborted.
        producer.initTransactions();
        OffsetAndMetadata committed = member.committed(Set.of(partition)).get(partition);
        HandOver left = committed == null ? HandOver.NOTHING : HandOver.parse(committed.metadata());
        long beginning = member.beginningOffsets(List.of(partition)).get(partition);
        next = committed == null ? beginning : committed.offset();
        epoch = left.epoch() + 1;
        Venue venue = parts.venue();
        Map<String, VenueOrders> orders = new HashMap<>();
        accounts.forEach(account -> orders.put(account, fold.begin(account, venue.name())));
        orders.values().forEach(state -> state.restoreSilence(left.silentUntil()));
        new Rebuild(parts.clients(), parts.codec(), partition.partition(), orders, watermarks)
                .run(parts.settings().orders(), left, next);
        orders.forEach((account, state) -> desks.put(account, new AccountDesk(venue, state, parts.settings(), clock)));
        Outbox outbox = outbox();
        for (AccountDesk desk : desks.values()) {
            outbox.by(desk, null);
            fold.apply(desk.orders(), new OrderInput.TakenOver(clock.instant(), epoch), outbox);
            fold.apply(desk.orders(), new OrderInput.Halted(clock.instant(), latch.isHalted(desk.account())), outbox);
        }
        commit(outbox);
        parts.listener().reached(RunnerStep.TAKEN_OVER);
        desks.values().forEach(AccountDesk::open);
        outbox.calls().forEach(each -> caller.make(each.desk(), each.call()));
        member.seek(partition, next);
    }

    /** Takes in what was read and what has come back, in one transaction; then calls. */
    void turn(List<ConsumerRecord<byte[], byte[]>> records) {
        Outbox outbox = outbox();
        long before = next;
        if (!records.isEmpty()) {
            parts.listener().reached(RunnerStep.READ);
        }
        for (ConsumerRecord<byte[], byte[]> record : records) {
            take(record, outbox);
            next = record.offset() + 1;
        }
        boolean tick = !clock.instant().isBefore(lastTick.plus(TICK));
        for (AccountDesk desk : desks.values()) {
            outbox.by(desk, null);
            if (tick) {
                boolean halted = latch.isHalted(desk.account());
                fold.apply(desk.orders(), new OrderInput.Halted(clock.instant(), halted), outbox);
            }
            drain(desk, outbox);
        }
        lastTick = tick ? clock.instant() : lastTick;
        if (next != before || !outbox.records().isEmpty()) {
            commit(outbox);
        }
        outbox.calls().forEach(each -> caller.make(each.desk(), each.call()));
    }

    private void drain(AccountDesk desk, Outbox outbox) {
        for (int taken = 0; taken < INPUTS; taken++) {
            OrderInput input = desk.next();
            if (input == null) {
                return;
            }
            fold.apply(desk.orders(), input, outbox);
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> record, Outbox outbox) {
        OrderCommand command;
        try {
            command = record.value() == null
                    ? null
                    : parts.codec().decode(parts.settings().orders(), record.value());
        } catch (UndecodableRecord undecodable) {
            outbox.dead(record, RejectReason.UNDECODABLE, String.valueOf(undecodable.getMessage()));
            return;
        }
        if (command == null || record.key() == null) {
            RejectReason reason = command == null ? RejectReason.NULL_VALUE : RejectReason.NULL_KEY;
            outbox.dead(record, reason, "a command has both key and value");
            return;
        }
        String key = new String(record.key(), StandardCharsets.UTF_8);
        AccountDesk desk = desks.get(command.getAccount());
        if (!key.equals(command.getAccount())) {
            outbox.dead(record, RejectReason.KEY_MISMATCH, "key " + key + ", account " + command.getAccount());
        } else if (desk == null) {
            outbox.dead(record, RejectReason.UNKNOWN_ACCOUNT, "account " + key + " is not configured here");
        } else {
            outbox.by(desk, record);
            fold.apply(
                    desk.orders(), new OrderInput.Commanded(clock.instant(), command, desk.breachOf(command)), outbox);
            if (command.getKind() == OrderCommandKind.PLACE) {
                watermarks.began(command.getOrderId(), record.offset());
            }
        }
    }

    /** Records, position and hand-over are one transaction, fenced by the producer's and by the group's generation. */
    private void commit(Outbox outbox) {
        Set<String> remembered = new HashSet<>();
        desks.values().forEach(desk -> remembered.addAll(desk.orders().remembered()));
        // What was taken in has its origin already; fills of others lie behind what has been written so far.
        remembered.forEach(id -> watermarks.began(id, next));
        long silent = desks.values().stream()
                .mapToLong(desk -> desk.orders().silentUntil())
                .max()
                .orElse(0);
        HandOver handOver = watermarks.handOver(epoch, next, remembered).silentUntil(silent);
        producer.beginTransaction();
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        for (ProducerRecord<byte[], byte[]> record : outbox.records()) {
            sent.add(producer.send(record));
        }
        producer.sendOffsetsToTransaction(
                Map.of(partition, new OffsetAndMetadata(next, handOver.text())), member.groupMetadata());
        producer.flush();
        parts.listener().reached(RunnerStep.SENT);
        producer.commitTransaction();
        sent.forEach(this::written);
        parts.listener().reached(RunnerStep.COMMITTED);
    }

    private void written(Future<RecordMetadata> future) {
        try {
            RecordMetadata record = future.get();
            long end = record.offset() + 1;
            if (record.topic().equals(parts.codec().name(Topics.ORDER_EVENTS))) {
                watermarks.ends(end, 0);
            } else if (record.topic().equals(parts.codec().name(Topics.FILLS))) {
                watermarks.ends(0, end);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptException(e);
        } catch (ExecutionException e) {
            throw new KafkaException("a record of a committed transaction was not written", e);
        }
    }

    private Outbox outbox() {
        return new Outbox(parts.codec(), parts.venue().name(), partition.partition());
    }

    /** Whether every account of the partition agrees with the venue. */
    boolean isSynchronised() {
        return desks.values().stream().allMatch(desk -> desk.orders().isSynchronised());
    }

    @Override
    public void close() {
        caller.close();
        desks.values().forEach(AccountDesk::close);
        producer.close(Duration.ZERO);
    }
}
