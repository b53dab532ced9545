package io.sluice.connector.runner;

import io.sluice.order.AccountPicture;
import io.sluice.order.OrderSink;
import io.sluice.order.call.VenueCall;
import io.sluice.schemas.AccountEvent;
import io.sluice.schemas.AccountEventKind;
import io.sluice.schemas.Alert;
import io.sluice.schemas.Balance;
import io.sluice.schemas.DeadLetter;
import io.sluice.schemas.Drift;
import io.sluice.schemas.Fill;
import io.sluice.schemas.OrderEvent;
import io.sluice.schemas.RejectReason;
import io.sluice.schemas.StatedPosition;
import io.sluice.schemas.Statement;
import io.sluice.schemas.SyncState;
import io.sluice.schemas.catalogue.Topic;
import io.sluice.schemas.catalogue.Topics;
import io.sluice.value.Money;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** What a turn has decided: the records of one transaction, and the calls to be made after it. */
final class Outbox implements OrderSink {
    private static final String STAGE = "runner";

    private final RecordCodec codec;
    private final String venue;
    private final int partition;
    private final List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
    private final List<DeskCall> calls = new ArrayList<>();
    private @Nullable AccountDesk desk;
    private @Nullable ConsumerRecord<byte[], byte[]> source;

    /** A call and whose it is. */
    record DeskCall(AccountDesk desk, VenueCall call) {}

    Outbox(RecordCodec codec, String venue, int partition) {
        this.codec = codec;
        this.venue = venue;
        this.partition = partition;
    }

    /** What follows is decided by this account, because of this record if there is one. */
    void by(AccountDesk decider, @Nullable ConsumerRecord<byte[], byte[]> cause) {
        desk = decider;
        source = cause;
    }

    List<ProducerRecord<byte[], byte[]>> records() {
        return records;
    }

    List<DeskCall> calls() {
        return calls;
    }

    @Override
    public void event(OrderEvent event) {
        String account = event.getAccount();
        inPartition(Topics.ORDER_EVENTS, account, event, event.getTime());
        told(
                AccountEvent.newBuilder().setKind(AccountEventKind.ORDER_EVENT).setOrderEvent(event),
                account,
                event.getTime());
    }

    @Override
    public void fill(Fill fill) {
        String account = fill.getAccount();
        inPartition(Topics.FILLS, account, fill, fill.getTime());
        told(AccountEvent.newBuilder().setKind(AccountEventKind.FILL).setFill(fill), account, fill.getTime());
    }

    @Override
    public void balance(String currency, Money balance, Instant time) {
        Balance stated = new Balance(currency, balance.value());
        told(AccountEvent.newBuilder().setKind(AccountEventKind.BALANCE).setBalance(stated), account(), time);
    }

    @Override
    public void stated(AccountPicture picture, Set<String> inFlight, Instant time) {
        Statement statement = Statement.newBuilder()
                .setVenue(venue)
                .setAskedAt(picture.askedAt())
                .setPositions(picture.positions().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(held -> new StatedPosition(
                                held.getKey(), held.getValue().value()))
                        .toList())
                .setBalances(picture.balances().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(held -> new Balance(held.getKey(), held.getValue().value()))
                        .toList())
                .setInFlight(inFlight.stream().sorted().toList())
                .setMargin(picture.margin())
                .build();
        told(AccountEvent.newBuilder().setKind(AccountEventKind.STATEMENT).setStatement(statement), account(), time);
    }

    @Override
    public void synchronised(boolean agrees, String reason, Instant time) {
        SyncState state = new SyncState(venue, agrees, reason);
        told(AccountEvent.newBuilder().setKind(AccountEventKind.SYNC_STATE).setSyncState(state), account(), time);
    }

    @Override
    public void alert(Alert alert) {
        byKey(Topics.ALERTS, account(), alert, alert.getTime());
    }

    @Override
    public void drift(Drift drift) {
        byKey(Topics.DRIFT, account(), drift, drift.getTime());
    }

    @Override
    public void rejected(RejectReason reason, String detail) {
        if (source != null) {
            dead(source, reason, detail);
        }
    }

    @Override
    public void call(VenueCall call) {
        if (desk == null) {
            throw new IllegalStateException("a call of nobody");
        }
        calls.add(new DeskCall(desk, call));
    }

    /** A record that was refused, with its bytes. */
    void dead(ConsumerRecord<byte[], byte[]> refused, RejectReason reason, String detail) {
        Instant time = Instant.ofEpochMilli(Math.max(0, refused.timestamp()));
        DeadLetter letter = DeadLetter.newBuilder()
                .setTopic(refused.topic())
                .setPartition(refused.partition())
                .setOffset(refused.offset())
                .setTimestamp(time)
                .setKey(refused.key() == null ? null : ByteBuffer.wrap(refused.key()))
                .setValue(refused.value() == null ? null : ByteBuffer.wrap(refused.value()))
                .setReason(reason)
                .setDetail(detail)
                .setStage(STAGE)
                .build();
        byKey(Topics.DEAD_LETTERS, refused.topic(), letter, time);
    }

    private String account() {
        if (desk == null) {
            throw new IllegalStateException("decided by nobody");
        }
        return desk.account();
    }

    private void told(AccountEvent.Builder event, String account, Instant time) {
        inPartition(
                Topics.ACCOUNT_EVENTS,
                account,
                event.setAccount(account).setTime(time).build(),
                time);
    }

    /** All topics that are keyed by account have as many partitions, so that an account has one number in all. */
    private void inPartition(Topic<?> topic, String account, SpecificRecord value, Instant time) {
        records.add(record(topic, partition, account, value, time));
    }

    private void byKey(Topic<?> topic, String key, SpecificRecord value, Instant time) {
        records.add(record(topic, null, key, value, time));
    }

    private ProducerRecord<byte[], byte[]> record(
            Topic<?> topic, @Nullable Integer number, String key, SpecificRecord value, Instant time) {
        return new ProducerRecord<>(
                codec.name(topic),
                number,
                Math.max(0, time.toEpochMilli()),
                key.getBytes(StandardCharsets.UTF_8),
                codec.encode(topic, value));
    }
}
